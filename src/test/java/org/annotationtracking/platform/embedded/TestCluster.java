package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of a test's own, made from any programs: those we bring, or Debian's of another version. */
public final class TestCluster implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path home;
    private final Path data;
    private final Tools tools;
    private final int port;

    private TestCluster(Path home, Path data) throws IOException {
        this.home = home;
        this.data = data;
        this.tools = new Tools(new Cluster(data), home, RunAs.forDataIn(data), false);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    /** Where Debian's packages have put a server, with programs to dump and restore; empty where they are not installed. */
    public static Optional<Path> debian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.filter(
                            home -> Files.isExecutable(home.resolve("bin").resolve("initdb")))
                    .filter(home -> Files.isExecutable(home.resolve("bin").resolve("pg_dump")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs this build brings. */
    public static Path ours() {
        return Programs.unpackedIn(Path.of("target", "test-programs").toAbsolutePath());
    }

    public static TestCluster start(Path home, Path folder) {
        try {
            Path data = Files.createDirectories(folder.resolve("cluster")).toRealPath();
            TestCluster cluster = new TestCluster(home, data);
            Files.writeString(data.resolveSibling("cluster-start.log"), "");
            cluster.tools.runAs().handOver(data);
            cluster.tools.runAs().handOver(data.resolveSibling("cluster-start.log"));
            cluster.require(
                    "be made",
                    cluster.tools.run(
                            "initdb",
                            List.of(
                                    "-D",
                                    data.toString(),
                                    "-U",
                                    "postgres",
                                    "-A",
                                    "trust",
                                    "-E",
                                    "UTF8",
                                    "--no-sync")));
            cluster.require("start", cluster.tools.start(cluster.port));
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another server that follows this one by streaming replication, with all that is in it so far. */
    public TestCluster standby(Path folder) {
        try {
            require("stop", tools.stop("fast", 30));
            Files.createDirectories(folder);
            Path copy = folder.toRealPath().resolve("cluster");
            require(
                    "be copied",
                    new ProcessBuilder("cp", "-a", data.toString(), copy.toString())
                                    .start()
                                    .waitFor()
                            == 0);
            require("start again", tools.start(port));
            TestCluster standby = new TestCluster(home, copy);
            Files.writeString(folder.resolve("cluster-start.log"), "");
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'\n".formatted(port),
                    StandardOpenOption.APPEND);
            Files.writeString(copy.resolve("standby.signal"), "");
            standby.tools.runAs().handOver(copy);
            standby.require("start as a standby", standby.tools.start(standby.port));
            return standby;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
    }

    public int port() {
        return port;
    }

    /** Runs one of its programs against it, such as {@code pg_dump}. */
    public void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve(program).toString(), "-h", "127.0.0.1", "-p", "" + port, "-U", "postgres"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            require("do " + command, process.waitFor() == 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            require("stop", tools.stop("immediate", 30));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(String what, boolean done) {
        if (!done) {
            throw new AssertionError(tools.failure("The server did not " + what).getMessage());
        }
    }
}
