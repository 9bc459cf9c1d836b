package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The making of a data directory, once. */
final class FirstStart {

    private static final boolean POSIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");

    private final Cluster cluster;
    private final Tools tools;

    FirstStart(Cluster cluster, Tools tools) {
        this.cluster = cluster;
        this.tools = tools;
    }

    /** Makes the data directory aside and renames it at the end, so that a start that was interrupted leaves no half of one. */
    void make() throws IOException {
        Path unfinished = cluster.unfinished();
        FileTree.delete(unfinished);
        Path passwordFile = unfinished.resolveSibling(unfinished.getFileName() + "-password");
        writeSecret(passwordFile);
        Files.createDirectories(unfinished);
        tools.runAs().handOver(unfinished);
        tools.runAs().handOver(passwordFile);
        if (!tools.run("initdb", arguments(unfinished, passwordFile))) {
            throw tools.failure("initdb failed");
        }
        Files.move(
                passwordFile,
                unfinished.resolve(cluster.passwordFile().getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(cluster.data());
        Files.move(unfinished, cluster.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> arguments(Path directory, Path passwordFile) throws IOException {
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
        if (Integer.parseInt(tools.majorVersion()) >= 17) {
            arguments.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        }
        if (!tools.durable()) {
            arguments.add("--no-sync");
        }
        return arguments;
    }

    private static void writeSecret(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Cluster.newPassword());
    }
}
