package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Drives {@code initdb} and {@code pg_ctl} for one data directory; what they say goes to the log beside it. */
final class Tools {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private final Cluster cluster;
    private final Path home;
    private final RunAs runAs;
    private final boolean durable;

    Tools(Cluster cluster, Path home, RunAs runAs, boolean durable) {
        this.cluster = cluster;
        this.home = home;
        this.runAs = runAs;
        this.durable = durable;
    }

    /** Makes the data directory aside and renames it at the end, so that a start that was interrupted leaves no half of one. */
    void create() throws IOException {
        Path unfinished = cluster.unfinished();
        FileTree.delete(unfinished);
        Path passwordFile = unfinished.resolveSibling(unfinished.getFileName() + "-password");
        writeSecret(passwordFile);
        Files.createDirectories(unfinished);
        runAs.handOver(unfinished);
        runAs.handOver(passwordFile);
        require("initdb", initdb(unfinished, passwordFile));
        Files.move(
                passwordFile,
                unfinished.resolve(cluster.passwordFile().getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(cluster.data());
        Files.move(unfinished, cluster.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether the server came up on that port; another process may have taken the port meanwhile. */
    boolean start(int port) throws IOException {
        runAs.handOver(cluster.data());
        return run(
                "pg_ctl",
                List.of(
                        "start",
                        "-D",
                        cluster.data().toString(),
                        "-w",
                        "-t",
                        "60",
                        "-l",
                        cluster.startLog().toString(),
                        "-o",
                        options(port)));
    }

    /** Whether the server is gone after at most that many seconds. */
    boolean stop(String mode, int seconds) throws IOException {
        return run(
                "pg_ctl",
                List.of("stop", "-D", cluster.data().toString(), "-w", "-m", mode, "-t", Integer.toString(seconds)));
    }

    /** The major version of the programs, such as 18. */
    String majorVersion() throws IOException {
        Process process =
                new ProcessBuilder(home.resolve("bin").resolve("initdb").toString(), "--version").start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
    }

    /** Empties the log and checks that the programs can be reached under the name they are to run as. */
    void prepare() throws IOException {
        Files.writeString(cluster.startLog(), "");
        runAs.handOver(cluster.startLog());
        runAs.requireReach(program("initdb"));
    }

    EmbeddedPostgresException failure(String what) {
        return new EmbeddedPostgresException("%s; see %s: %s".formatted(what, cluster.startLog(), lastWords()));
    }

    private List<String> initdb(Path directory, Path passwordFile) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "-D",
                directory.toString(),
                "-U",
                Cluster.SUPERUSER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF8",
                "--locale=C"));
        if (Integer.parseInt(majorVersion()) >= 17) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!durable) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    /** On the command line, because that wins over whatever the files in the data directory say. */
    private String options(int port) {
        String safety = durable ? "on" : "off";
        return String.join(
                " -c ",
                "-p " + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + safety,
                "synchronous_commit=" + safety,
                "full_page_writes=" + safety,
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=on",
                "log_filename=postgresql-%a.log",
                "log_truncate_on_rotation=on",
                "log_rotation_age=1d",
                "log_rotation_size=0");
    }

    private void require(String program, List<String> arguments) throws IOException {
        if (!run(program, arguments)) {
            throw failure(program + " failed");
        }
    }

    private boolean run(String program, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(runAs.command(program(program), arguments))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(cluster.startLog().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static void writeSecret(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Cluster.newPassword());
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(cluster.startLog());
            return lines.stream()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("(nothing)")
                    .strip();
        } catch (IOException e) {
            return "(unreadable)";
        }
    }
}
