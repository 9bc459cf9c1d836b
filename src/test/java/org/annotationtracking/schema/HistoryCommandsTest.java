package org.annotationtracking.schema;

import static io.restassured.RestAssured.get;
import static org.annotationtracking.schema.Command.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.time.Duration;
import org.annotationtracking.schema.Command.Said;
import org.annotationtracking.schema.plan.ChangeLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands over the history, and what becomes of any of them while another change goes on. */
@QuarkusTest
@WithTestResource(RoadToDatabase.class)
class HistoryCommandsTest {
    FlakyRoad road;
    TestDatabase database;

    @BeforeEach
    void the_service_serves() {
        road.ensureOpen();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("/q/health/group/schema").then().statusCode(200));
    }

    @Test
    void the_history_is_put_right_line_by_line_or_not_at_all() {
        assertThat(run("retry", "12")).isEqualTo(new Said(1, "", "not_failed: V12 is not HISTORY_FAILED\n"));
        assertThat(run("accept-checksum", "12").errors()).startsWith("checksum_agrees");
        assertThat(run("accept-missing", "12").errors()).startsWith("not_missing");
        assertThat(run("mark-applied", "12").errors()).startsWith("not_pending");
        assertThat(run("mark-applied", "999").errors()).startsWith("unknown_version");
        assertThat(run("migrate", "--out-of-order", "12").errors()).startsWith("not_out_of_order");
        assertThat(run("migrate")).isEqualTo(new Said(0, "up to date\n", ""));

        database.run("UPDATE annotation_tracking_schema_history SET checksum = 7 WHERE version = '12'");
        assertThat(run("accept-checksum", "V12")).isEqualTo(new Said(0, "done: V12\n", ""));
        database.run(
                "INSERT INTO annotation_tracking_schema_history SELECT 90, '5', 'x', 'SQL', 'x', 1, 'x', now(), 1, true");
        assertThat(run("status").words()).contains("V5    unknown  x");
        assertThat(run("accept-missing", "5").code()).isZero();
        assertThat(run("status").code()).isZero();
        database.run("DELETE FROM annotation_tracking_schema_history WHERE version = '5'");
    }

    @Test
    void a_change_waits_a_little_for_another_one_and_then_says_who_is_at_it() throws Exception {
        try (Connection other = database.connect();
                ChangeLock lock = ChangeLock.tryTake(other)) {
            assertThat(lock.isHeld()).isTrue();
            for (String[] words :
                    new String[][] {{"migrate"}, {"apply"}, {"undo", "p1.x.y"}, {"accept-missing", "5"}, {"retry", "5"}
                    }) {
                if (words[0].equals("apply")) {
                    database.run("DROP INDEX anno_track_proj_status_idx");
                }
                assertThat(run(words))
                        .as(words[0])
                        .matches(said -> said.code() == 4
                                && said.errors().startsWith("schema_busy: Another change is going on: pid "));
            }
        }
        assertThat(run("apply").code()).isZero();
    }
}
