package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Moves a data directory out of the way, so that the next start makes a new one; nothing in it is changed or deleted. */
public final class SetAside {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private SetAside() {}

    /**
     * Where it lies now; empty when there was none. Refuses with {@link EmbeddedPostgresException} while a process of
     * ours uses it, and what is no data directory. A server that a crash left running is stopped first.
     */
    public static Optional<Path> move(EmbeddedSettings settings, Instant at) {
        if (!Files.isDirectory(settings.dataDirectory())) {
            return Optional.empty();
        }
        try {
            var cluster = new Cluster(settings.dataDirectory().toRealPath());
            try (var users = new Users(cluster.lockFile())) {
                if (!users.shutDoor(PATIENCE) || !users.leave()) {
                    throw new EmbeddedPostgresException(
                            "The service uses " + settings.dataDirectory() + "; stop it first");
                }
                if (!cluster.exists()) {
                    return Optional.empty();
                }
                stopLeftover(cluster, settings);
                return Optional.of(
                        Files.move(cluster.data(), free(cluster.data(), at), StandardCopyOption.ATOMIC_MOVE));
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The data directory " + settings.dataDirectory() + " cannot be moved", e);
        }
    }

    private static void stopLeftover(Cluster cluster, EmbeddedSettings settings) throws IOException {
        Presence presence = Presence.of(cluster);
        if (presence == Presence.NONE || presence == Presence.NUMBER_REUSED) {
            return;
        }
        Path home = Programs.unpackedIn(settings.binaryDirectory().toAbsolutePath());
        var tools = new Tools(cluster, home, RunAs.forDataIn(cluster.data()), settings.durable());
        if (!tools.stop("fast", 15)) {
            throw tools.failure("The server that still runs there does not stop");
        }
    }

    private static Path free(Path data, Instant at) {
        String name = data.getFileName() + "-" + STAMP.format(at);
        Path path = data.resolveSibling(name);
        for (int i = 2; Files.exists(path); i++) {
            path = data.resolveSibling(name + "-" + i);
        }
        return path;
    }
}
