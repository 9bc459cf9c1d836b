package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanException;
import org.annotationtracking.schema.plan.PlanOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class PlanTest {
    private static final String ALL = """
            SELECT md5(string_agg((id, annotated_at, reviewed_at, status, review_notes, locked_at, annotated_by_id,
                       example_id, locked_by_id, project_id, reviewed_by_id)::text, chr(10) ORDER BY id))
              FROM annotation_tracking
            """;

    @Test
    void duplicates_are_moved_to_quarantine_and_undo_brings_them_back_bit_for_bit() {
        TestDatabase database = Shape.DJANGO_0006.make(false);
        database.run(
                "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_project_example_unique",
                "INSERT INTO annotation_tracking (id, status, review_notes, example_id, project_id, annotated_at)"
                        + " SELECT n + 5000, 'submitted', 'twice', n, 1, now() FROM generate_series(1, 5) n");
        String before = database.value(ALL);

        assertThat(database.started()).isFalse();
        assertThat(database.plan(PlanOptions.NONE).exitCode()).isEqualTo(3);
        Plan plan = database.plan(PlanOptions.of(null, Map.of(), true, false));
        assertThat(database.value(ALL)).isEqualTo(before);
        database.apply(plan.token());

        assertThat(database.value("SELECT count(*) FROM annotation_tracking")).isEqualTo("1000");
        assertThat(database.value("SELECT count(*) FROM annotation_tracking_quarantine"))
                .isEqualTo("5");
        assertThat(database.codes()).doesNotContain(DriftCode.UNIQUE_MISSING);

        assertThat(database.undo(plan.token())).isEqualTo(5);
        assertThat(database.value(ALL)).isEqualTo(before);

        database.apply(
                database.plan(PlanOptions.of(null, Map.of(), true, false)).token());
        assertThat(database.started()).isTrue();
    }

    @Test
    void an_old_word_for_a_status_is_replaced_and_comes_back_on_undo_beside_another_writer() {
        TestDatabase database = Shape.HEAD.make(true);
        database.started();
        String before = database.value(ALL);
        Plan plan = database.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), false, false));

        database.apply(plan.token());

        assertThat(database.value("SELECT count(*) FROM annotation_tracking WHERE status = 'approved'"))
                .isEqualTo("400");
        assertThat(database.undo(plan.token())).isEqualTo(200);
        assertThat(database.value(ALL)).isEqualTo(before);
    }

    /** What was undone once may be done and undone again. */
    @Test
    void a_repair_can_be_done_again_after_it_was_undone() {
        TestDatabase database = Shape.HEAD.make(true);
        database.started();
        String before = database.value(ALL);
        for (int turn = 0; turn < 2; turn++) {
            Plan plan = database.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), false, false));
            database.apply(plan.token());
            assertThat(database.value(ALL)).isNotEqualTo(before);

            assertThat(database.undo(plan.token())).isEqualTo(200);
            assertThat(database.value(ALL)).isEqualTo(before);
        }
    }

    @Test
    void undo_takes_nothing_back_from_somebody_who_wrote_since() {
        TestDatabase database = Shape.HEAD.make(true);
        database.started();
        Plan plan = database.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), false, false));
        database.apply(plan.token());
        String id = database.value("SELECT (content ->> 'id') FROM annotation_tracking_quarantine ORDER BY id LIMIT 1");
        database.run("UPDATE annotation_tracking SET status = 'rejected' WHERE id = " + id);
        String since = database.value(ALL);

        assertThatThrownBy(() -> database.undo(plan.token()))
                .hasMessageContaining("written since")
                .hasMessageContaining("(id " + id + ")");
        assertThat(database.value(ALL)).isEqualTo(since);

        database.run("DELETE FROM annotation_tracking WHERE id = " + id);
        assertThatThrownBy(() -> database.undo(plan.token())).hasMessageContaining("(id " + id + ")");
    }

    @Test
    void without_a_record_of_repairs_there_is_nothing_to_undo() {
        TestDatabase database = TestServer.fresh().migrated();
        database.run("DROP TABLE annotation_tracking_repair");

        assertThatThrownBy(() -> database.undo("p1.e30.0")).hasMessageContaining("no record of repairs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p1.e30.0", "p1.bnVsbA.0", "p1.W10.0", "p1.IiI.0", "p1.nonsense.0", "p1..0", "..", "p2.e30.0"})
    void what_no_plan_made_is_not_a_token(String token) {
        TestDatabase database = TestServer.fresh().migrated();

        assertThatThrownBy(() -> database.apply(token))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("not a token");
    }

    @Test
    void a_plan_is_refused_once_the_database_has_changed() {
        TestDatabase database = Shape.HEAD.make(true);
        database.started();
        Plan plan = database.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), false, false));
        database.run("ALTER TABLE annotation_tracking ADD COLUMN mood text");

        assertThatThrownBy(() -> database.apply(plan.token())).hasMessageContaining("changed since");
        assertThatThrownBy(() -> database.apply("p1.nonsense.0")).hasMessageContaining("not a token");
        assertThatThrownBy(() -> database.undo(plan.token())).hasMessageContaining("No repair");
    }

    @Test
    void orphans_are_set_free_or_moved_and_the_key_comes_back() {
        TestDatabase database = TestServer.fresh().migrated();
        Samples.twoProjects(database);
        database.run(
                "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_annotated_by_fkey",
                "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_example_fkey",
                "UPDATE annotation_tracking SET annotated_by_id = 99 WHERE example_id = 7",
                "INSERT INTO annotation_tracking (project_id, example_id) VALUES (1, 4711)");
        String before = database.value(ALL);

        assertThat(database.plan(PlanOptions.NONE).decisions()).hasSize(2);
        Plan plan = database.plan(PlanOptions.of(null, Map.of(), false, true));
        database.apply(plan.token());

        assertThat(database.findings()).isEmpty();
        assertThat(database.undo(plan.token())).isEqualTo(2);
        assertThat(database.value(ALL)).isEqualTo(before);
    }

    @Test
    void a_plan_for_a_healthy_database_has_nothing_to_do_and_writes_nothing() {
        TestDatabase database = TestServer.fresh().migrated();
        String before = database.value("SELECT count(*) FROM pg_class");

        Plan plan = database.plan(PlanOptions.NONE);

        assertThat(plan.exitCode()).isZero();
        assertThat(database.value("SELECT count(*) FROM pg_class")).isEqualTo(before);
    }
}
