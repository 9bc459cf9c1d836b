package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A durable server of one's own that can be made to crash, and comes back on the same port. */
public final class CrashingPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Tools tools;
    private final int port;

    private CrashingPostgres(EmbeddedPostgres server, Tools tools, int port) {
        this.server = server;
        this.tools = tools;
        this.port = port;
    }

    public static CrashingPostgres start(Path folder) {
        Path data = folder.resolve("database");
        Path programs = Path.of("target", "test-programs").toAbsolutePath();
        EmbeddedPostgres server = EmbeddedPostgres.start(new EmbeddedSettings(data, programs, true));
        try {
            Cluster cluster = new Cluster(data.toRealPath());
            Tools tools = new Tools(cluster, Programs.unpackedIn(programs), RunAs.forDataIn(data), true);
            return new CrashingPostgres(
                    server, tools, PidFile.read(data.toRealPath()).orElseThrow().port());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public JdbcCoordinates coordinates() {
        return server.coordinates();
    }

    /** Ends it at once: nothing is finished, nothing is written out; the next start has to recover. */
    public void stopImmediately() {
        require("stop", () -> tools.stop("immediate", 30));
    }

    public void startAgain() {
        require("start", () -> tools.start(port));
    }

    @Override
    public void close() {
        server.close();
    }

    private interface Step {
        boolean done() throws IOException;
    }

    private static void require(String what, Step step) {
        try {
            if (!step.done()) {
                throw new AssertionError("The server did not " + what);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
