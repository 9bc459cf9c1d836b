package org.annotationtracking.schema;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.annotationtracking.schema.plan.ChangeLock;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One life of the service: started without a database, then with one, then with one that is tampered with. */
@QuarkusTest
@WithTestResource(RoadToDatabase.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardianHttpTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef01234567";

    FlakyRoad road;
    TestDatabase database;

    @Test
    @Order(1)
    void without_a_database_the_service_lives_and_says_why_it_is_not_ready() {
        await().atMost(SOON).untilAsserted(() -> schema(503).body("data.reason", containsString("refused")));

        schema(503).body("status", equalTo("DOWN")).body("data.state", equalTo("WAITING_DB"));
        get("/q/health/live").then().statusCode(200);
        get("/healthz").then().statusCode(503);
        report().statusCode(200).body("sql_state", equalTo("08001"));
    }

    @Test
    @Order(2)
    void while_another_instance_or_what_it_left_is_at_the_schema_health_says_who() throws SQLException {
        TestDatabase asOurs = new TestDatabase(database.url() + "&ApplicationName=annotation-tracking/schema");
        try (Connection other = asOurs.connect();
                ChangeLock lock = ChangeLock.tryTake(other)) {
            assertThat(lock.isHeld()).isTrue();
            road.open();
            await().atMost(SOON)
                    .untilAsserted(() -> schema(503)
                            .body("data.state", equalTo("MIGRATING"))
                            .body(
                                    "data.'finding.1'",
                                    startsWith("MIGRATION_IN_PROGRESS annotation-tracking/schema found pid ")));

            try (Connection dead = asOurs.connect();
                    Statement statement = dead.createStatement()) {
                dead.setAutoCommit(false);
                statement.execute("CREATE TEMP TABLE half_made (id int)");
                CompletableFuture<Void> change = CompletableFuture.runAsync(() -> sleep(statement));
                lock.close();
                await().atMost(SOON)
                        .untilAsserted(() -> schema(503)
                                .body("data.state", equalTo("MIGRATING"))
                                .body(
                                        "data.'finding.1'",
                                        matchesPattern(
                                                "ZOMBIE_MIGRATION_BACKEND \\S+ found pid \\d+, since .*pg_sleep.*")));
                statement.cancel();
                change.join();
            }
        }
    }

    @Test
    @Order(3)
    void once_the_database_is_there_it_migrates_and_serves() {

        await().atMost(SOON).untilAsserted(() -> schema(200));

        schema(200)
                .body("data.state", equalTo("READY"))
                .body("data.mode", equalTo("STANDALONE"))
                .body("data.'migration.pending'", equalTo(0))
                .body("data.'drift.blocking'", equalTo(0))
                .body("data.'drift.fingerprint'", containsString("sha256:"));
        get("/q/health/started").then().statusCode(200);
        get("/q/health/group/schema").then().statusCode(200);
        get("/healthz").then().statusCode(200);
        report().statusCode(200).body("migrations.lines.state", not(hasItem("pending")));
    }

    @Test
    @Order(4)
    void a_column_dropped_by_hand_is_named_in_health_while_the_rest_is_served() {
        database.run("ALTER TABLE annotation_tracking DROP COLUMN locked_at");

        await().atMost(SOON)
                .untilAsserted(
                        () -> schema(200)
                                .body("data.state", equalTo("DEGRADED"))
                                .body(
                                        "data.'finding.1'",
                                        equalTo(
                                                "COLUMN_MISSING annotation_tracking.locked_at expected timestamp with time zone")));
        get("/q/health/group/schema").then().statusCode(503);
        get("/q/metrics")
                .then()
                .body(containsString("schema_drift_findings{code=\"COLUMN_MISSING\",severity=\"BLOCKING\"} 1.0"))
                .body(containsString("schema_drift_findings{code=\"INDEX_MISSING\",severity=\"DEGRADED\"} 0.0"));

        database.run("ALTER TABLE annotation_tracking ADD COLUMN locked_at timestamptz");
        await().atMost(SOON).untilAsserted(() -> schema(200).body("data.state", equalTo("READY")));
    }

    @Test
    @Order(5)
    void an_index_dropped_by_hand_is_named_in_health() {
        database.run("DROP INDEX anno_track_proj_status_idx");

        await().atMost(SOON)
                .untilAsserted(() -> schema(200)
                        .body("data.state", equalTo("DEGRADED"))
                        .body(
                                "data.'finding.1'",
                                equalTo("INDEX_MISSING anno_track_proj_status_idx on annotation_tracking (project_id,"
                                        + " status)")));

        database.run("CREATE INDEX anno_track_proj_status_idx ON annotation_tracking (project_id, status)");
        await().atMost(SOON).untilAsserted(() -> schema(200).body("data.state", equalTo("READY")));
    }

    @Test
    @Order(6)
    void a_core_column_dropped_by_hand_takes_readiness_away_but_not_the_latched_probe() {
        database.run("ALTER TABLE annotation_tracking RENAME COLUMN status TO state");

        await().atMost(SOON).untilAsserted(() -> schema(503).body("data.state", equalTo("BLOCKED")));
        get("/healthz").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);

        database.run("ALTER TABLE annotation_tracking RENAME COLUMN state TO status");
        await().atMost(SOON).untilAsserted(() -> schema(200).body("data.state", equalTo("READY")));
    }

    /** Requests that come before the guardian has looked hear of it too, and make it look. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            TYPE text USING locked_at::text; TYPE timestamptz USING locked_at::timestamptz; COLUMN_TYPE
            TYPE bytea USING NULL; TYPE timestamptz USING NULL; COLUMN_TYPE
            """)
    @Order(7)
    void a_column_retyped_by_hand_answers_503_from_the_first_request_on(String drift, String remedy, String code) {
        if (database.value("SELECT count(*) FROM auth_user").equals("0")) {
            Samples.twoProjects(database);
            database.run(
                    "INSERT INTO authtoken_token (key, created, user_id) VALUES ('" + TOKEN + "', now(), 3)",
                    "UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = 1 WHERE example_id = 1");
        }
        lock().statusCode(200);

        database.run("ALTER TABLE annotation_tracking ALTER COLUMN locked_at " + drift);
        lock().statusCode(503)
                .body("code", anyOf(equalTo("schema_drift"), equalTo("schema_" + code.toLowerCase(Locale.ROOT))));
        await().atMost(SOON)
                .untilAsserted(() ->
                        lock().statusCode(503).body("code", equalTo("schema_" + code.toLowerCase(Locale.ROOT))));

        database.run("ALTER TABLE annotation_tracking ALTER COLUMN locked_at " + remedy);
        await().atMost(SOON).untilAsserted(() -> lock().statusCode(200));
    }

    @Test
    @Order(8)
    void a_column_added_by_hand_that_wants_a_value_answers_503_from_the_first_request_on() {
        database.run(
                "ALTER TABLE annotation_tracking ADD COLUMN mood text NOT NULL DEFAULT ''",
                "ALTER TABLE annotation_tracking ALTER COLUMN mood DROP DEFAULT");
        lock().statusCode(503);
        await().atMost(SOON)
                .untilAsserted(() -> lock().statusCode(503).body("code", equalTo("schema_column_extra_required")));

        database.run("ALTER TABLE annotation_tracking DROP COLUMN mood");
        await().atMost(SOON).untilAsserted(() -> lock().statusCode(200));
    }

    @Test
    @Order(9)
    void a_database_that_hangs_keeps_no_probe_waiting() {
        road.block();

        await().atMost(SOON).untilAsserted(() -> {
            long started = System.nanoTime();
            schema(503).body("data.state", equalTo("WAITING_DB"));
            assertThat(System.nanoTime() - started).isLessThan(SECONDS.toNanos(1));
        });
        get("/q/health/live").then().statusCode(200);

        road.close();
        road.open();
        await().atMost(SOON).untilAsserted(() -> schema(200).body("data.state", equalTo("READY")));
    }

    private static ValidatableResponse schema(int status) {
        return get("/q/health/ready").then().statusCode(status).rootPath("checks.find { it.name == 'schema' }");
    }

    /** Goes on until it is told to stop. */
    private static void sleep(Statement statement) {
        try {
            statement.execute("SELECT pg_sleep(120)");
        } catch (SQLException cancelled) {
            assertThat(cancelled.getSQLState()).isEqualTo("57014");
        }
    }

    private static ValidatableResponse lock() {
        return given().header("Authorization", "Token " + TOKEN)
                .post("/v1/projects/1/tracking/1/lock")
                .then();
    }

    private static ValidatableResponse report() {
        return given().header("Authorization", "Bearer " + RoadToDatabase.OPS_TOKEN)
                .get("/ops/schema")
                .then();
    }
}
