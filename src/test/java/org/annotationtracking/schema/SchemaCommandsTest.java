package org.annotationtracking.schema;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.annotationtracking.schema.Command.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.stream.IntStream;
import org.annotationtracking.schema.Command.Said;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every command over the schema, beside the running service, with its exit code. */
@QuarkusTest
@WithTestResource(RoadToDatabase.class)
class SchemaCommandsTest {
    private static final Logger LOG = Logger.getLogger(SchemaCommandsTest.class);

    FlakyRoad road;
    TestDatabase database;

    @BeforeEach
    void the_service_serves() {
        road.ensureOpen();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("/q/health/group/schema").then().statusCode(200));
    }

    @AfterEach
    void what_a_failed_test_left_is_put_right() {
        run("apply");
    }

    @Test
    void status_shows_versions_tables_rows_and_the_way_in() {
        Said said = run("status");

        assertThat(said.code()).isZero();
        assertThat(said.words())
                .contains(
                        "READY, STANDALONE",
                        "V10   applied  create annotation tracking",
                        "locked_at: timestamp with time zone",
                        "annotation_tracking_project_example_unique: UNIQUE (project_id, example_id)",
                        "anno_track_proj_status_idx: btree (project_id, status)",
                        "psql -h 127.0.0.1 -p " + road.port() + " -U postgres " + database.name())
                .doesNotContain("MISSING", "DIFFERS", "EXTRA", "pending ,");
    }

    @Test
    void status_costs_the_database_less_than_fifty_milliseconds() {
        double cost = IntStream.range(0, 5)
                .mapToDouble(round -> TestServer.cost(database, () -> run("status")))
                .min()
                .orElseThrow();

        LOG.infof("schema status costs %.1f ms", cost);
        assertThat(cost).isLessThan(50);
    }

    @Test
    void status_counts_rows_and_names_what_differs() {
        database.run("ALTER TABLE annotation_tracking DROP COLUMN locked_at, ADD COLUMN mood text");
        try {
            Said said = run("status");

            assertThat(said.code()).isEqualTo(2);
            assertThat(said.words())
                    .contains(
                            "DEGRADED",
                            "COLUMN_MISSING annotation_tracking.locked_at",
                            "locked_at: MISSING, expected timestamp with time zone",
                            "mood: EXTRA, found text");
        } finally {
            database.run("ALTER TABLE annotation_tracking DROP COLUMN mood, ADD COLUMN locked_at timestamptz");
        }
        JsonPath json = JsonPath.from(run("status", "--json").words());
        assertThat(json.getString("schema.state")).isEqualTo("READY");
        assertThat(json.getLong(
                        "tables.find { it.name == 'annotation_tracking' }.objects.findAll { !it.agrees }.size()"))
                .isZero();
    }

    @Test
    void plan_is_the_same_for_people_scripts_and_programs_and_writes_nothing() {
        assertThat(run("plan")).isEqualTo(new Said(0, "nothing to apply\n", ""));
        database.run("DROP INDEX anno_track_proj_status_idx");

        Said text = run("plan");
        Said script = run("plan", "--sql");
        Said program = run("plan", "--json");

        assertThat(text.code()).isEqualTo(2);
        String token = JsonPath.from(program.words()).getString("token");
        assertThat(text.words()).contains("schema apply " + token, "SHARE UPDATE EXCLUSIVE", "no row is touched");
        assertThat(script.words())
                .contains("CREATE INDEX CONCURRENTLY IF NOT EXISTS anno_track_proj_status_idx ON annotation_tracking");
        assertThat(JsonPath.from(program.words()).getMap("")).isEqualTo(overHttp());
        assertThat(database.value("SELECT to_regclass('anno_track_proj_status_idx') IS NULL"))
                .isEqualTo("t");

        assertThat(run("apply", token).code()).isZero();
        assertThat(run("apply", token))
                .matches(said -> said.code() == 1 && said.errors().startsWith("plan_outdated: "));
        assertThat(run("apply").words()).contains("nothing to apply");
    }

    @Test
    void a_decision_a_block_and_a_slip_of_the_hand_have_their_codes() {
        database.run("ALTER TABLE annotation_tracking ALTER COLUMN started_at TYPE timestamp");
        assertThat(run("plan").code()).isEqualTo(3);
        assertThat(run("apply").code()).isEqualTo(3);
        assertThat(run("plan", "--zone", "UTC").code()).isEqualTo(2);
        assertThat(run("apply", "--zone", "UTC").code()).isZero();

        database.run("ALTER TABLE annotation_tracking RENAME COLUMN example_id TO sample_id");
        assertThat(run("status").code()).isEqualTo(4);
        assertThat(run("verify").code()).isEqualTo(4);
        assertThat(run("migrate").code()).isEqualTo(4);
        database.run("ALTER TABLE annotation_tracking RENAME COLUMN sample_id TO example_id");

        assertThat(run("plan", "--zone", "Nowhere/Land"))
                .matches(said -> said.code() == 1 && said.errors().startsWith("unknown_zone"));
        assertThat(run("plan", "--zone").code()).isEqualTo(1);
        assertThat(run("plan", "--sql", "--json").code()).isEqualTo(1);
        assertThat(run("nonsense").code()).isEqualTo(1);
        assertThat(run("undo", "p1.x.y"))
                .matches(said -> said.code() == 1 && said.errors().startsWith("not_applied"));
    }

    @Test
    void verify_recounts_replays_and_tries_out_and_leaves_nothing_behind() {
        String before = state();

        Said said = run("verify", "--deep", "--smoke");

        assertThat(said).as(said.words()).matches(done -> done.code() == 0);
        assertThat(said.words()).contains("1 row: UPDATE annotation_tracking SET status = 'approved'", "rolled back");
        assertThat(state()).isEqualTo(before);

        database.run(
                "UPDATE annotation_tracking_count SET amount = amount + 1",
                "INSERT INTO annotation_tracking_count (project_id, status, user_id, slot, amount) VALUES (7, 'pending', 0, 0, 3)");
        assertThat(run("verify"))
                .matches(found -> found.code() == 2
                        && found.words().contains("COUNTER_DIFFERS project 7, pending, user 0 expected 0, found 3"));
        database.run(
                "DELETE FROM annotation_tracking_count WHERE project_id = 7",
                "UPDATE annotation_tracking_count SET amount = amount - 1");
    }

    @Test
    void a_replay_sees_what_this_very_server_makes_of_the_migrations() {
        database.run("ALTER TABLE annotation_tracking_event ALTER COLUMN notes DROP DEFAULT");
        try {
            assertThat(run("verify", "--deep").words())
                    .containsOnlyOnce("DEFAULT_MISSING annotation_tracking_event.notes");
        } finally {
            database.run("ALTER TABLE annotation_tracking_event ALTER COLUMN notes SET DEFAULT ''");
        }
    }

    @Test
    void explain_and_start_over_say_no_in_one_line() {
        assertThat(run("explain", "column_type").words())
                .startsWith("COLUMN_TYPE (BLOCKING): A column has another type.");
        assertThat(run("explain", "NOTHING"))
                .matches(said -> said.code() == 1 && said.errors().startsWith("unknown_code"));
        assertThat(run("start-over"))
                .matches(
                        said -> said.code() == 1 && said.errors().startsWith("not_embedded: A database is configured"));
    }

    private Object overHttp() {
        return given().header("Authorization", "Bearer " + RoadToDatabase.OPS_TOKEN)
                .contentType("application/json")
                .body("{}")
                .post("/ops/schema/plan")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("");
    }

    /** Everything of ours, by name and by row. */
    private String state() {
        return database.value(
                "SELECT (SELECT string_agg(nspname, ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname !~ 'pg_')"
                        + " || (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)"
                        + " || (SELECT count(*) FROM annotation_tracking) || (SELECT count(*) FROM annotation_tracking_event)"
                        + " || (SELECT count(*) FROM examples_example)");
    }
}
