package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.annotationtracking.schema.plan.Upcoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plan counts migrations that wait, and its script leaves nothing to do to a service whose role may create nothing. */
class ScriptTest {
    private static final String ROLE = "script_reader";
    private static final String ROWS =
            "SELECT md5(string_agg(CAST(t AS text), chr(10) ORDER BY id)) FROM annotation_tracking t";

    static Stream<TestDatabase> places() {
        return Stream.of(TestServer.fresh(), Shape.DJANGO_0006.make(true), Shape.DJANGO_0006.make(false), upTo45());
    }

    @ParameterizedTest
    @MethodSource("places")
    void its_script_run_by_the_owner_leaves_nothing_to_do(TestDatabase owner) throws SQLException {
        TestDatabase service = little(owner);
        Plan plan = service.plan(PlanOptions.NONE);
        assertThat(plan.migrations()).isNotEmpty();
        assertThat(plan.blocked()).anyMatch(line -> line.startsWith("PRIVILEGE_MISSING CREATE"));
        assertThat(owner.value("SELECT to_regclass('annotation_tracking_event') IS NULL"))
                .as("a plan writes nothing")
                .isEqualTo(plan.migrations().get(0).version() > 12 ? "f" : "t");

        run(owner, plan.sql());

        assertThat(service.findings())
                .filteredOn(finding -> finding.severity().compareTo(Severity.INFO) < 0)
                .isEmpty();
        assertThat(service.codes()).contains(DriftCode.OWNER_DIFFERS);
        assertThat(owner.plan(PlanOptions.NONE).isEmpty()).isTrue();
        assertThat(owner.started()).isTrue();
        assertThat(owner.findings()).extracting(Finding::code).doesNotContain(DriftCode.HISTORY_CHECKSUM);
        assertThat(service.value("SELECT count(*) >= 0 FROM annotation_tracking_event"))
                .isEqualTo("t");
    }

    @Test
    void applied_it_runs_the_migrations_too_and_its_token_is_for_that_state_only() {
        TestDatabase database = TestServer.fresh();
        Plan plan = database.plan(PlanOptions.NONE);

        assertThat(plan.exitCode()).isEqualTo(2);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.migrations()).extracting(Upcoming.Migration::version).contains(1, 10, 56);
        assertThat(TestServer.fresh().plan(PlanOptions.NONE).token()).isEqualTo(plan.token());
        database.migrator().migrateTo(Mode.STANDALONE, 3);
        assertThat(database.plan(PlanOptions.NONE).token()).isNotEqualTo(plan.token());
    }

    /** A script that somebody else runs loses no row either. */
    @Test
    void rows_its_script_moves_and_changes_are_kept_and_come_back() throws SQLException {
        TestDatabase database = Samples.twoProjects(TestServer.fresh().migrated());
        database.run(
                "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_project_example_unique,"
                        + " DROP CONSTRAINT annotation_tracking_status_check",
                "UPDATE annotation_tracking SET status = 'reviewed' WHERE example_id > 30",
                "INSERT INTO annotation_tracking (id, status, review_notes, example_id, project_id)"
                        + " SELECT n + 5000, 'submitted', 'twice', n, 1 FROM generate_series(1, 5) n");
        String before = database.value(ROWS);
        Plan plan = database.plan(PlanOptions.of(null, Map.of("reviewed", "approved"), true, false));

        run(database, plan.sql());

        assertThat(database.value("SELECT count(*) || ' ' || count(*) FILTER (WHERE status = 'reviewed')"
                        + " FROM annotation_tracking"))
                .isEqualTo("40 0");
        assertThat(database.codes()).doesNotContain(DriftCode.UNIQUE_MISSING, DriftCode.STATUS_UNKNOWN);
        assertThat(database.undo(plan.token())).isEqualTo(15);
        assertThat(database.value(ROWS)).isEqualTo(before);
    }

    @Test
    void what_another_program_has_made_is_recorded_and_not_run() {
        Plan plan = Shape.DJANGO_0006.make(true).plan(PlanOptions.NONE);

        assertThat(plan.migrations().stream()
                        .filter(Upcoming.Migration::recorded)
                        .map(Upcoming.Migration::version))
                .containsExactly(10, 11);
        assertThat(plan.sql()).contains("'adopted from Django 0006'", "CREATE TRIGGER annotation_tracking_coexist");
    }

    private static TestDatabase upTo45() {
        TestDatabase database = TestServer.fresh();
        database.migrator().migrateTo(Mode.STANDALONE, 45);
        return database;
    }

    private static TestDatabase little(TestDatabase owner) {
        TestServer.run("DO $$ BEGIN CREATE ROLE " + ROLE + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        owner.run(
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + ROLE);
        return owner.as(ROLE);
    }

    /** As a client does it: one statement after the other, each in a transaction of its own. */
    private static void run(TestDatabase owner, String script) throws SQLException {
        List<String> statements = statements(script);
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What a client sees as statements. */
    private static List<String> statements(String script) {
        StringBuilder current = new StringBuilder();
        List<String> all = new ArrayList<>();
        boolean body = false;
        for (String line : script.lines().toList()) {
            if (!body && line.startsWith("--")) {
                continue;
            }
            current.append(line).append('\n');
            body ^= line.contains("$$");
            if (!body && line.endsWith(";")) {
                all.add(current.toString());
                current.setLength(0);
            }
        }
        return all;
    }
}
