package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * This process's use of a PostgreSQL server that the service brings along. The first user starts the server, later ones
 * (and the one after a crash) adopt it, the last one out stops it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration DOOR_PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> QUARKUS_HOOKS = Set.of("Shutdown thread", "Quarkus Shutdown Thread");

    private final Users users;
    private final Tools tools;
    private final JdbcCoordinates coordinates;
    private final boolean adopted;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Users users, Tools tools, JdbcCoordinates coordinates, boolean adopted) {
        this.users = users;
        this.tools = tools;
        this.coordinates = coordinates;
        this.adopted = adopted;
    }

    /**
     * Starts a server on the data directory, or adopts the one that runs there, and keeps it up until this process
     * closes or ends. Refuses with {@link EmbeddedPostgresException}, in one line.
     */
    public static EmbeddedPostgres start(EmbeddedSettings settings) {
        try {
            Files.createDirectories(settings.dataDirectory().toAbsolutePath().getParent());
            var cluster = new Cluster(located(settings.dataDirectory()));
            var users = new Users(cluster.lockFile());
            try {
                return enter(users, cluster, settings);
            } catch (IOException | RuntimeException e) {
                users.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be started in " + settings.dataDirectory(), e);
        }
    }

    /** Where the server that runs on a data directory is reached, if one does. Looks only: does not keep it up. */
    public static Optional<JdbcCoordinates> join(Path dataDirectory) {
        if (!Files.isDirectory(dataDirectory)) {
            return Optional.empty();
        }
        try {
            var cluster = new Cluster(located(dataDirectory));
            return Presence.of(cluster) == Presence.OURS ? Optional.of(running(cluster)) : Optional.empty();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The data directory " + dataDirectory + " cannot be read", e);
        }
    }

    public JdbcCoordinates coordinates() {
        return coordinates;
    }

    /** Whether the server was already running. */
    public boolean adopted() {
        return adopted;
    }

    /** Leaves the server, and stops it when nobody else uses it: politely for eight seconds, then at once. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (users) {
            if (users.shutDoor(Duration.ofSeconds(20)) && users.leave() && !tools.stop("smart", 8)) {
                tools.stop("fast", 15);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException("PostgreSQL cannot be stopped", e);
        }
    }

    private static EmbeddedPostgres enter(Users users, Cluster cluster, EmbeddedSettings settings) throws IOException {
        if (!users.shutDoor(DOOR_PATIENCE)) {
            throw new EmbeddedPostgresException(
                    "Another process is starting or stopping the server on " + cluster.data());
        }
        Path home = Programs.unpackedIn(settings.binaryDirectory().toAbsolutePath());
        var tools = new Tools(cluster, home, RunAs.forDataIn(cluster.data()), settings.durable());
        boolean adopted = new Arrival(cluster, tools).adoptOrStart();
        var server = new EmbeddedPostgres(users, tools, running(cluster), adopted);
        users.enter();
        users.openDoor();
        Runtime.getRuntime().addShutdownHook(new Thread(server::closeAfterTheService, "embedded-postgresql-stop"));
        return server;
    }

    private static JdbcCoordinates running(Cluster cluster) {
        return PidFile.read(cluster.data())
                .map(file -> cluster.coordinates(file.port()))
                .orElseThrow(() -> new EmbeddedPostgresException("The server on " + cluster.data() + " has just gone"));
    }

    /** The path without links, as the server itself reports it. */
    private static Path located(Path directory) throws IOException {
        if (Files.exists(directory)) {
            return directory.toRealPath();
        }
        Path absolute = directory.toAbsolutePath().normalize();
        Path parent = Objects.requireNonNull(absolute.getParent(), "only the root has no parent, and it exists");
        return parent.toRealPath().resolve(absolute.getFileName());
    }

    /**
     * The body of our shutdown hook. It runs beside the one in which Quarkus finishes its requests, and those may still
     * need new connections, which a server that is stopping refuses: so it waits for that one first. By now the class
     * loader may be closed: nothing here needs a class that was not used at the start.
     */
    private void closeAfterTheService() {
        long patience = Duration.ofSeconds(30).toMillis();
        try {
            Thread.sleep(50);
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (QUARKUS_HOOKS.contains(thread.getName())) {
                    thread.join(patience);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }
}
