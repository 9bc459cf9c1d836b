package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.annotationtracking.core.SchemaReady.Mode;
import org.junit.jupiter.api.Test;

/** V48 on a database that was in use before it. */
class HistoriesBeginTest {

    private final TestDatabase database = TestServer.fresh();

    @Test
    void rows_without_a_history_get_one_and_all_rows_so_far_count_as_always_there() {
        database.migrator().migrateTo(Mode.STANDALONE, 47);
        Samples.twoProjects(database)
                .run(
                        "UPDATE annotation_tracking SET status = 'approved', annotated_by_id = 1, reviewed_by_id = 2,"
                                + " review_notes = 'fine', version = 4 WHERE example_id IN (1, 2)",
                        "INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, to_status)"
                                + " VALUES (1, 2, 'approved', 'user2', 'approved')",
                        "DELETE FROM examples_example WHERE id > 37");

        database.migrated();

        assertThat(database.value(
                        "SELECT string_agg(project_id || ':' || amount || ' ' || at, ', ' ORDER BY project_id)"
                                + " FROM annotation_tracking_arrival"))
                .isEqualTo("1:20 -infinity, 2:20 -infinity");
        assertThat(database.value("SELECT string_agg(example_id || ' ' || to_status || ' ' || round, ', ')"
                        + " FROM annotation_tracking_event WHERE type = 'adopted'"))
                .isEqualTo("1 approved 1");
        assertThat(database.value("SELECT annotated_by_id || ' ' || reviewed_by_id || ' ' || standing"
                        + " FROM annotation_tracking_event WHERE type = 'adopted'"))
                .startsWith("1 2 {")
                .contains("\"version\": 4", "\"reviewed_by\": \"user2\"", "\"review_notes\": \"fine\"");
    }

    @Test
    void what_comes_afterwards_is_put_down_once_a_statement() {
        Samples.twoProjects(database.migrated());

        database.run(
                "INSERT INTO annotation_tracking (project_id, example_id) VALUES (1, 1)"
                        + " ON CONFLICT (project_id, example_id) DO UPDATE SET version = 2",
                "DELETE FROM annotation_tracking WHERE example_id = 1",
                "INSERT INTO annotation_tracking (project_id, example_id) VALUES (1, 1)");

        assertThat(database.value("SELECT string_agg(project_id || ':' || amount, ', ' ORDER BY id)"
                        + " FROM annotation_tracking_arrival"))
                .isEqualTo("1:20, 2:20, 1:1");
    }
}
