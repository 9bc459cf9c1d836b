package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.HistoryRepair;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.PlanException;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Replay;
import org.junit.jupiter.api.Test;

/** Findings that few databases ever show. */
class RareFindingsTest {
    private static final TestDatabase HEALTHY = TestServer.fresh().migrated();

    private final Observer observer = new Observer(new Shipped(), Optional.empty());

    @Test
    void a_function_that_took_its_triggers_with_it_is_made_again_before_them() {
        TestDatabase database =
                TestServer.copyOf(HEALTHY).run("DROP FUNCTION annotation_tracking_follow_examples CASCADE");
        assertThat(database.codes()).contains(DriftCode.FUNCTION_MISSING, DriftCode.TRIGGER_MISSING);

        database.apply(database.plan(PlanOptions.NONE).token());

        assertThat(database.findings()).isEmpty();
    }

    @Test
    void a_server_that_is_too_old_is_refused() {
        Snapshot now = HEALTHY.snapshot();
        Environment place = now.environment();
        Environment old = new Environment(
                place.schema(),
                place.database(),
                place.role(),
                130012,
                place.at(),
                place.standby(),
                place.readOnly(),
                place.mayCreate(),
                place.readsDjango(),
                place.tables(),
                place.elsewhere(),
                place.unowned(),
                place.lacking());

        Diagnosis diagnosis = Diagnosis.of(
                new Snapshot(old, now.catalog(), now.history(), now.djangoMigrations()),
                new Shipped(),
                Optional.empty());

        assertThat(diagnosis.findings())
                .extracting(Finding::line)
                .containsExactly("SERVER_TOO_OLD server expected 140000, found 130012");
        assertThat(diagnosis.blocked()).isTrue();
    }

    @Test
    void half_a_host_is_neither_adopted_nor_filled_up() {
        TestDatabase database = TestServer.fresh().run("CREATE TABLE auth_user (id integer PRIMARY KEY)");

        assertThat(database.codes()).contains(DriftCode.HOST_INCOMPLETE);
        assertThat(database.started()).isFalse();
        assertThat(database.value("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'\\:\\:regnamespace"
                        + " AND relkind = 'r'"))
                .isEqualTo("1");
    }

    @Test
    void a_table_that_nobody_recorded_is_named_until_it_is_taken_over() {
        TestDatabase database = Shape.values()[0].make(false);

        assertThat(database.codes()).contains(DriftCode.HISTORY_ABSENT);
        assertThat(database.started()).isTrue();
        assertThat(database.codes()).doesNotContain(DriftCode.HISTORY_ABSENT);
    }

    /** Triggers on what is made here stand for a server on which the same text makes something else. */
    @Test
    void migrations_that_make_something_else_on_this_server_are_named() throws SQLException {
        TestDatabase database = TestServer.copyOf(HEALTHY)
                .run("""
                CREATE FUNCTION twist() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF current_setting('search_path') LIKE 'annotation_tracking_replay%'
                        AND EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands()
                                     WHERE object_identity LIKE '%.annotation_tracking_count' AND command_tag = 'CREATE TABLE')
                    THEN
                        ALTER TABLE annotation_tracking_count ADD COLUMN twisted integer;
                    END IF;
                END
                $$""", "CREATE EVENT TRIGGER twist ON ddl_command_end EXECUTE FUNCTION twist()");

        try (Connection connection = database.connect()) {
            List<Finding> findings = Replay.compare(connection, observer);

            assertThat(findings)
                    .filteredOn(finding -> finding.code() == DriftCode.CATALOG_DIFFERS)
                    .extracting(Finding::line)
                    .singleElement()
                    .asString()
                    .contains("COLUMN_EXTRA annotation_tracking_count.twisted");
        }
    }

    @Test
    void a_history_that_is_gone_is_not_mistaken_for_another_programs_table_and_begins_anew_with_one_proof()
            throws SQLException {
        TestDatabase database = TestServer.copyOf(HEALTHY).run("DROP TABLE annotation_tracking_schema_history");
        String newest = newest();
        assertThat(database.findings())
                .extracting(Finding::line)
                .containsExactly(
                        "HISTORY_EMPTY annotation_tracking_schema_history found tables as V" + newest + " makes them");
        assertThat(database.started()).isFalse();

        new HistoryRepair(database.source(), observer).markApplied(Integer.parseInt(newest));

        assertThat(database.findings()).isEmpty();
        assertThat(database.started()).isTrue();
        assertThat(database.value("SELECT count(*) FROM annotation_tracking_schema_history WHERE type = 'SQL'"))
                .isEqualTo(HEALTHY.value("SELECT count(*) FROM annotation_tracking_schema_history WHERE type = 'SQL'"));
    }

    @Test
    void a_lost_history_of_an_older_version_begins_at_that_version_and_the_start_does_the_rest() throws SQLException {
        TestDatabase database = TestServer.fresh();
        database.migrator().migrateTo(Mode.STANDALONE, 45);
        database.run("TRUNCATE annotation_tracking_schema_history");
        HistoryRepair repair = new HistoryRepair(database.source(), observer);

        assertThat(database.findings())
                .extracting(Finding::line)
                .anyMatch(line -> line.endsWith("tables as V45 makes them"));
        assertThatThrownBy(() -> repair.markApplied(Integer.parseInt(newest())))
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith("The tables are not what it makes: ");
        repair.markApplied(45);

        assertThat(database.started()).isTrue();
        assertThat(database.findings()).isEmpty();
    }

    private static String newest() {
        return HEALTHY.value("SELECT max(version::int) FROM annotation_tracking_schema_history");
    }
}
