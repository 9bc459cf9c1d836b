package org.annotationtracking.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Person;
import org.annotationtracking.checker.Facts.Numbered;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;

/** A database of its own and instances of the packaged service on it, and what is played there. */
final class Stage implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CrashingPostgres database;
    private final List<Node> nodes = new ArrayList<>();

    private Stage(CrashingPostgres database) {
        this.database = database;
    }

    /** With as many instances as there are applications, their leases as long as that. */
    static Stage set(Path folder, Duration ttl, List<Launch> applications) throws SQLException {
        return set(folder, ttl, applications, List.of());
    }

    /** The same, with statements that the database runs before anybody comes. */
    static Stage set(Path folder, Duration ttl, List<Launch> applications, List<String> first) throws SQLException {
        Stage stage = new Stage(CrashingPostgres.start(folder.toAbsolutePath()));
        try (Connection connection = stage.database.coordinates().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : first) {
                statement.execute(sql);
            }
        }
        JdbcCoordinates address = stage.database.coordinates();
        for (Launch application : applications) {
            stage.nodes.add(new Node(application
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                    .with("TRACKING_LOCK_TTL", ttl.toString())));
        }
        stage.nodes.forEach(Node::awaitReady);
        return stage;
    }

    /** What was done, what came of it, and what went wrong meanwhile. */
    record Play(History history, Map<Chaos.Event, Integer> chaos, Duration length) {}

    /** Brings back whoever was killed. */
    void awaitAll() {
        nodes.stream().filter(node -> node.address().isEmpty()).forEach(node -> {
            node.launchAgain();
            node.awaitReady();
        });
    }

    /** Lets clients loose until the plan is fulfilled, and waits for everything to come to rest. */
    Play play(Plan plan, Chaos chaos) throws SQLException {
        Cast cast;
        try (Connection connection = database.coordinates().connect()) {
            cast = Cast.in(connection, plan.annotators(), plan.approvers(), plan.managers(), plan.examples());
        }
        long begun = System.nanoTime();
        AtomicInteger asked = new AtomicInteger();
        BooleanSupplier over = () -> (asked.get() >= plan.operations() && chaos.isEnough())
                || System.nanoTime() - begun > plan.most().toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(plan.clients() + 1);
        try {
            List<Future<List<Operation>>> clients = new ArrayList<>();
            for (Person person : cast.everybody()) {
                clients.add(threads.submit(new Client(cast, person, nodes, plan, () -> {
                    asked.incrementAndGet();
                    return over.getAsBoolean();
                })));
            }
            Future<Map<Chaos.Event, Integer>> trouble = threads.submit(() -> chaos.reign(nodes, database, over));
            List<Operation> operations = new ArrayList<>();
            for (Future<List<Operation>> client : clients) {
                operations.addAll(client.get());
            }
            Map<Chaos.Event, Integer> events = trouble.get();
            Duration length = Duration.ofNanos(System.nanoTime() - begun);
            return new Play(new History(operations, facts(cast)), events, length);
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        database.close();
    }

    private Facts facts(Cast cast) throws SQLException {
        try (Connection connection = database.coordinates().connect()) {
            awaitRest(connection);
            return cast.facts(connection, feed(cast));
        }
    }

    /** What was cut off may still be at work. */
    private static void awaitRest(Connection connection) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() - quietSince < Duration.ofMillis(300).toNanos()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The service does not come to rest");
            }
            if (atWork(connection) > 0) {
                quietSince = System.nanoTime();
            }
            Line.pause(20);
        }
    }

    private static long atWork(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                         WHERE state IN ('active', 'idle in transaction') AND application_name = 'annotation-tracking'
                           AND query LIKE '%annotation_tracking%' AND query NOT LIKE '%sequencer%'
                        """)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** All changes, as a follower reads them. */
    private List<Numbered> feed(Cast cast) {
        URI address = nodes.stream()
                .flatMap(node -> node.address().stream())
                .findFirst()
                .orElseThrow();
        List<Numbered> numbered = new ArrayList<>();
        long after = 0;
        while (true) {
            URI page = address.resolve(
                    "/v1/projects/%d/tracking/changes?limit=1000&after=%d".formatted(cast.project(), after));
            JsonNode changes = get(page, cast.managers().get(0));
            changes.path("results")
                    .forEach(change -> numbered.add(new Numbered(
                            change.path("seq").asLong(), change.path("id").asLong())));
            if (changes.path("results").isEmpty()) {
                return numbered;
            }
            after = changes.path("next_after").asLong();
        }
    }

    private static JsonNode get(URI address, Person who) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Token " + who.token())
                .build();
        try {
            return JSON.readTree(HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
