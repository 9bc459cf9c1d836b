package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;

/** The way to a running server, whatever an earlier process left behind. Only behind a shut door. */
final class Arrival {

    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final long BEFORE_FORCE = Duration.ofSeconds(10).toNanos();
    private static final int ATTEMPTS = 5;

    private final Cluster cluster;
    private final Tools tools;
    private final long begun = System.nanoTime();
    private int attempts;

    Arrival(Cluster cluster, Tools tools) {
        this.cluster = cluster;
        this.tools = tools;
    }

    /** Comes back with the server running: true if it already was, false if this call started it. */
    boolean adoptOrStart() throws IOException {
        for (Presence found = look(); found != Presence.OURS; found = look()) {
            switch (found) {
                case SILENT -> waitForAnAnswer();
                case NUMBER_REUSED -> PidFile.disown(cluster.data());
                default -> start();
            }
        }
        return attempts == 0;
    }

    private Presence look() {
        return Presence.of(cluster);
    }

    /** It may be starting, recovering, or stopping; one that stops too slowly is made to. */
    private void waitForAnAnswer() throws IOException {
        long waited = System.nanoTime() - begun;
        boolean stopping = PidFile.read(cluster.data()).map(PidFile::stopping).orElse(false);
        if (stopping && waited > BEFORE_FORCE) {
            tools.stop("fast", 15);
        }
        if (waited > PATIENCE || !Pause.brief()) {
            throw new EmbeddedPostgresException(
                    "A PostgreSQL server holds %s but does not answer; its process number is the first line of %s"
                            .formatted(cluster.data(), PidFile.in(cluster.data())));
        }
    }

    /** A new port each time, in case somebody took the last one; then a look whether somebody else's start won. */
    private void start() throws IOException {
        if (attempts++ == 0) {
            tools.prepare();
            if (!cluster.exists()) {
                new FirstStart(cluster, tools).make();
            }
            cluster.requireVersion(tools.majorVersion());
        } else if (PidFile.read(cluster.data()).isEmpty()) {
            Files.deleteIfExists(PidFile.in(cluster.data()));
        }
        if (!tools.start(freePort()) && (attempts == ATTEMPTS || !Pause.of(attempts * 500L))) {
            throw tools.failure("PostgreSQL did not start");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
