package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.HistoryRepair;
import org.annotationtracking.schema.plan.Observer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The situations of the table in docs/operations.md that have no test of their own elsewhere; named by their number. */
@Tag("soak")
class SituationsTest {
    private static final TestDatabase HEALTHY =
            Samples.twoProjects(TestServer.fresh().migrated());
    private static final String HISTORY = "annotation_tracking_schema_history";

    private final TestDatabase database = TestServer.copyOf(HEALTHY);

    @Test
    void s04_a_table_django_does_not_know_of_is_taken_over_all_the_same() {
        TestDatabase found = Shape.DJANGO_0006.make(true);
        found.run("UPDATE django_migrations SET name = '0003_example_locking'");

        found.started();

        shows(found, GuardianState.READY, DriftCode.DJANGO_UNMARKED);
    }

    @Test
    void s05_a_table_django_thinks_it_made_is_made() {
        TestDatabase found = Shape.host();
        found.run(
                "CREATE TABLE django_migrations (id serial PRIMARY KEY, app text, name text, applied timestamptz)",
                "INSERT INTO django_migrations (app, name) VALUES ('assignment', '0006_annotation_tracking_simple')");

        found.started();

        shows(found, GuardianState.READY, DriftCode.CHECK_WITHHELD);
    }

    @Test
    void s07_what_django_would_destroy_is_foretold() {
        TestDatabase found = Shape.DJANGO_0006.make(true);

        found.started();

        shows(found, GuardianState.READY, DriftCode.DJANGO_PENDING_DESTRUCTIVE);
    }

    @Test
    void s09_s15_s16_s35_the_start_repairs_columns_indexes_and_sequences() {
        database.run(
                "ALTER TABLE annotation_tracking DROP COLUMN locked_by_id, DROP COLUMN version, DROP COLUMN last_beat_at",
                "DROP INDEX anno_track_proj_status_idx",
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'anno_track_example_idx'::regclass",
                "SELECT setval('annotation_tracking_id_seq', 1, false)");
        assertThat(state(database)).isEqualTo(GuardianState.DEGRADED);

        assertThat(database.started()).isTrue();

        assertThat(database.findings()).isEmpty();
        database.run("INSERT INTO annotation_tracking (project_id, example_id) VALUES (1, 21)");
    }

    @Test
    void s12_a_key_comes_back_when_no_row_stands_against_it() {
        database.run("ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_example_fkey");

        database.started();

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s19_a_failed_migration_stops_the_start_until_it_is_retried() throws SQLException {
        database.run(
                "UPDATE " + HISTORY + " SET success = false WHERE version = '27'",
                "DROP TABLE annotation_tracking_idempotency");
        shows(database, GuardianState.BLOCKED, DriftCode.HISTORY_FAILED);
        assertThat(database.started()).isFalse();

        repair().retry(27);

        assertThat(database.started()).isTrue();
        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s20_another_text_is_accepted_only_while_the_tables_agree() throws SQLException {
        database.run("UPDATE " + HISTORY + " SET checksum = 7 WHERE version = '12'");
        shows(database, GuardianState.DEGRADED, DriftCode.HISTORY_CHECKSUM);

        database.run("ALTER TABLE annotation_tracking RENAME COLUMN status TO state");
        assertThatThrownBy(() -> repair().acceptChecksum(12)).hasMessageContaining("not what it makes");
        database.run("ALTER TABLE annotation_tracking RENAME COLUMN state TO status");
        repair().acceptChecksum(12);

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s21_an_older_program_runs_on_a_newer_database() {
        database.run(
                "INSERT INTO " + HISTORY + " SELECT 90, '900', 'x', 'SQL', 'x', 1, 'x', now(), 1, true",
                "ALTER TABLE annotation_tracking ADD COLUMN from_tomorrow text");

        shows(database, GuardianState.READY, DriftCode.HISTORY_FUTURE);
        assertThat(database.started()).isTrue();
        assertThat(database.value("SELECT count(*) FROM " + HISTORY + " WHERE type = 'DELETE'"))
                .isEqualTo("0");
    }

    @Test
    void s22_a_migration_nobody_carries_blocks_until_it_is_accepted() throws SQLException {
        database.run("INSERT INTO " + HISTORY + " SELECT 90, '5', 'x', 'SQL', 'x', 1, 'x', now(), 1, true");
        shows(database, GuardianState.BLOCKED, DriftCode.HISTORY_MISSING);

        repair().acceptMissing(5);

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s23_a_late_migration_runs_when_it_is_asked_for() throws SQLException {
        database.run(
                "DELETE FROM " + HISTORY + " WHERE version = '16'",
                "DROP TABLE annotation_tracking_event_number, annotation_tracking_mark");
        shows(database, GuardianState.BLOCKED, DriftCode.HISTORY_OUT_OF_ORDER);
        assertThat(database.started()).isFalse();

        repair().runLate(16);

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s24_a_migration_somebody_took_out_is_not_run_twice() throws SQLException {
        database.run(
                "INSERT INTO " + HISTORY + " SELECT 90, version, description, 'DELETE', script, checksum, 'x', now(),"
                        + " 1, true FROM " + HISTORY + " WHERE version = '17'");
        shows(database, GuardianState.BLOCKED, DriftCode.HISTORY_DELETED_THEN_PENDING);
        assertThat(database.started()).isFalse();

        repair().markApplied(17);

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void s25_an_emptied_history_is_not_guessed_at() {
        database.run("TRUNCATE " + HISTORY);

        shows(database, GuardianState.BLOCKED, DriftCode.HISTORY_EMPTY);
        assertThat(database.started()).isFalse();
    }

    @Test
    void s26_a_table_that_is_only_stamped_blocks() {
        database.run("DROP TABLE annotation_tracking CASCADE");

        shows(database, GuardianState.BLOCKED, DriftCode.STAMPED_BUT_ABSENT);
    }

    @Test
    void s27_records_of_django_that_contradict_themselves_are_only_mentioned() {
        TestDatabase found = Shape.DJANGO_0007.make(true);
        found.run("UPDATE django_migrations SET name = '0007_remove_locking_fields'");

        found.started();

        shows(found, GuardianState.READY, DriftCode.DJANGO_INCONSISTENT);
    }

    @Test
    void s30_s31_a_role_that_may_not_create_serves_what_is_there_and_says_what_it_lacks() {
        TestServer.run("DO $$ BEGIN CREATE ROLE little LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        database.run(
                "GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO little",
                "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO little");
        assertThat(state(database.as("little"))).isEqualTo(GuardianState.READY);

        database.run("REVOKE UPDATE ON annotation_tracking FROM little");
        shows(database.as("little"), GuardianState.DEGRADED, DriftCode.PRIVILEGE_MISSING);

        TestDatabase empty = TestServer.fresh();
        shows(empty.as("little"), GuardianState.BLOCKED, DriftCode.PRIVILEGE_MISSING);
    }

    @Test
    void s32_a_database_that_only_reads_serves_reads() {
        database.run("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

        shows(database, GuardianState.READ_ONLY, DriftCode.STANDBY);
    }

    @Test
    void s33_one_migrates_and_the_others_wait_and_say_for_whom() throws SQLException {
        try (Connection one = database.connect();
                Connection other = database.connect();
                ChangeLock first = ChangeLock.tryTake(one);
                ChangeLock second = ChangeLock.tryTake(other)) {
            assertThat(first.isHeld()).isTrue();
            assertThat(second.isHeld()).isFalse();
            assertThat(second.holder()).contains("pid ");
        }
    }

    private HistoryRepair repair() {
        return new HistoryRepair(database.source(), new Observer(new Shipped(), Optional.empty()));
    }

    private static GuardianState state(TestDatabase database) {
        return Reports.of(database.snapshot(), database.diagnosis(), 0).state();
    }

    private static void shows(TestDatabase database, GuardianState state, DriftCode code) {
        assertThat(database.codes())
                .as(() -> String.valueOf(database.findings()))
                .contains(code);
        assertThat(state(database)).isEqualTo(state);
    }
}
