package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs for one data directory; what they say goes to the log beside it. */
final class Tools {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    /**
     * Makes ready for a start: no programs of earlier versions, an empty log, and programs that can be reached under the
     * name they are to run as. Only while no server runs.
     */
    void prepare() throws IOException {
        Programs.removeOthersThan(home);
        Files.writeString(cluster.startLog(), "");
        runAs.handOver(cluster.startLog());
        runAs.requireReach(program("initdb"));
    }

    boolean durable() {
        return durable;
    }

    RunAs runAs() {
        return runAs;
    }

    EmbeddedPostgresException failure(String what) {
        return new EmbeddedPostgresException("%s; see %s: %s".formatted(what, cluster.startLog(), lastWords()));
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

    boolean run(String program, List<String> arguments) throws IOException {
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
