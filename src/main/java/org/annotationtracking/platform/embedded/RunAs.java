package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under whose name PostgreSQL's programs run, for they refuse to run as root.
 *
 * @param prefix what stands before each command
 * @param uid    the Unix user that must own the data, or −1 where files keep the owner they have
 */
record RunAs(List<String> prefix, int uid, int gid) {

    private static final int NOBODY = 65534;
    private static final int KEEP = -1;
    private static final RunAs MYSELF = new RunAs(List.of(), KEEP, KEEP);
    private static final RunAs IN_NAMESPACE = new RunAs(List.of("unshare", "-U"), KEEP, KEEP);
    /** What the JDK calls a user without a name. */
    private static final String NAMELESS = "?";

    private static final Path SELF = Path.of("/proc/self");

    /**
     * An ordinary user runs them directly; one whose number has no name, which initdb refuses, as nobody in a user
     * namespace if that is allowed. Root runs data of another user under that user's name, and its own in a user
     * namespace where root is nobody; where that is forbidden, as the user nobody, who is then given the data.
     */
    static RunAs forDataIn(Path data) {
        if (!isRoot()) {
            return NAMELESS.equals(System.getProperty("user.name")) && IN_NAMESPACE.isPossible()
                    ? IN_NAMESPACE
                    : MYSELF;
        }
        int owner = Files.isDirectory(data) ? attribute(data, "unix:uid") : 0;
        if (owner == 0 && IN_NAMESPACE.isPossible()) {
            return IN_NAMESPACE;
        }
        RunAs other = owner == 0 ? as(NOBODY, NOBODY) : as(owner, attribute(data, "unix:gid"));
        if (other.isPossible()) {
            return other;
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv works here;"
                        + " start the service as an ordinary user, or set DATABASE_URL");
    }

    List<String> command(Path program, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Makes files of ours usable under the other name, where there is one. */
    void handOver(Path files) throws IOException {
        if (uid != KEEP && attribute(files, "unix:uid") != uid) {
            FileTree.giveTo(files, uid, gid);
        }
    }

    /** Refuses a place that the other name cannot reach, such as a folder under root's home. */
    void requireReach(Path program) {
        if (!works(command(program, List.of("--version")))) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot be run from %s%s; move the data directory or set DATABASE_URL"
                            .formatted(program, uid == KEEP ? "" : " as user " + uid));
        }
    }

    private boolean isPossible() {
        return works(command(Path.of("true"), List.of()));
    }

    private static RunAs as(int uid, int gid) {
        return new RunAs(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    private static boolean isRoot() {
        return Files.isDirectory(SELF)
                ? attribute(SELF, "unix:uid") == 0
                : "root".equals(System.getProperty("user.name"));
    }

    private static int attribute(Path path, String name) {
        try {
            return (Integer) Files.getAttribute(path, name);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The owner of " + path + " cannot be read", e);
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
