package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Verification;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final String DIFFERENCES = """
            SELECT count(*)
              FROM (SELECT project_id, status, user_id, sum(amount) AS n
                      FROM annotation_tracking_count GROUP BY 1, 2, 3 HAVING sum(amount) != 0) c
              FULL JOIN (SELECT project_id, status, coalesce(annotated_by_id, 0) AS user_id, count(*) AS n
                           FROM annotation_tracking GROUP BY 1, 2, 3) t USING (project_id, status, user_id)
             WHERE c.n IS DISTINCT FROM t.n
            """;

    private final TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());

    @Test
    void counters_follow_every_way_a_row_can_change() {
        assertThat(database.value("SELECT sum(amount) FROM annotation_tracking_count"))
                .isEqualTo("40");

        database.run(
                "UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = 1 WHERE example_id % 3 = 0",
                "UPDATE annotation_tracking SET status = 'approved' WHERE example_id % 6 = 0",
                "UPDATE annotation_tracking SET last_beat_at = now()",
                "INSERT INTO annotation_tracking (project_id, example_id, status) VALUES (1, 1, 'rejected')"
                        + " ON CONFLICT (project_id, example_id) DO UPDATE SET status = excluded.status",
                "DELETE FROM auth_user WHERE id = 1",
                "DELETE FROM examples_example WHERE id IN (3, 4)",
                "DELETE FROM projects_project WHERE id = 2");

        assertThat(database.value(DIFFERENCES)).isEqualTo("0");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking_event WHERE type = 'deleted'"))
                .isEqualTo("22");
    }

    @Test
    void emptying_the_table_empties_the_counters_and_is_on_record_row_by_row() {
        database.run("TRUNCATE annotation_tracking");

        assertThat(database.value(DIFFERENCES)).isEqualTo("0");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking_event WHERE type = 'deleted'"))
                .isEqualTo("40");
    }

    @Test
    void a_counter_that_was_tampered_with_is_a_finding_of_verify() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(Verification.recount(connection)).isEmpty();
        }
        database.run(
                "UPDATE annotation_tracking_count SET amount = amount + 2 WHERE project_id = 2",
                "INSERT INTO annotation_tracking_count (project_id, status, user_id, amount) VALUES (1, 'approved', 3, 1)");

        try (Connection connection = database.connect()) {
            assertThat(Verification.recount(connection))
                    .extracting(Finding::code, Finding::object, Finding::expected, Finding::actual)
                    .containsExactly(
                            tuple(DriftCode.COUNTER_DIFFERS, "project 1, approved, user 3", "0", "1"),
                            tuple(DriftCode.COUNTER_DIFFERS, "project 2, pending, user 0", "20", "22"));
        }
    }
}
