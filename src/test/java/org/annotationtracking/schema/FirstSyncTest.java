package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.annotationtracking.schema.adopt.ExampleSync;
import org.junit.jupiter.api.Test;

class FirstSyncTest {
    private final TestDatabase database = Shape.host();

    @Test
    void work_finished_in_the_host_is_carried_over_and_never_handed_out_again() {
        database.run(
                "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)"
                        + " SELECT '2026-03-01'::timestamptz + n * interval '1 hour', 1 + n % 3, n FROM generate_series(1, 300) n",
                "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)"
                        + " VALUES ('2026-05-01', 1, 1)");
        database.started();

        long added = pass();

        assertThat(added).isEqualTo(1000);
        assertThat(pass()).isZero();
        assertThat(database.value("SELECT count(*) FROM annotation_tracking WHERE status = 'submitted'"))
                .isEqualTo("300");
        assertThat(database.value("SELECT annotated_by_id FROM annotation_tracking WHERE example_id = 1"))
                .isEqualTo("1");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking_event WHERE type = 'adopted'"))
                .isEqualTo("300");
        assertThat(database.value("SELECT sum(amount) FROM annotation_tracking_count"))
                .isEqualTo("1000");
    }

    @Test
    void an_example_committed_late_is_not_missed() throws SQLException {
        database.started();
        try (Connection slow = database.connect();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute(example(1001));
            database.run(example(1002));
            pass();
            pass();

            slow.commit();
        }

        assertThat(pass()).isBetween(0L, 1L);
        assertThat(database.value("SELECT count(*) FROM annotation_tracking")).isEqualTo("1002");
    }

    private long pass() {
        return database.query(handle -> new ExampleSync(handle).pass());
    }

    private static String example(int id) {
        return """
                INSERT INTO examples_example (id, meta, filename, text, created_at, updated_at, project_id, uuid,
                                              upload_name, score)
                VALUES (%d, '{}', '', 'late', now(), now(), 1, gen_random_uuid(), '', 0)
                """.formatted(id);
    }
}
