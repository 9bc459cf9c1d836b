package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

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
    void emptying_the_table_empties_the_counters() {
        database.run("TRUNCATE annotation_tracking");

        assertThat(database.value(DIFFERENCES)).isEqualTo("0");
    }
}
