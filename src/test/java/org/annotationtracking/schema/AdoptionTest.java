package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class AdoptionTest {
    private static final String ROWS = """
            SELECT md5(string_agg(concat_ws('|', id, annotated_at, reviewed_at, status, review_notes, annotated_by_id,
                       example_id, project_id, reviewed_by_id), chr(10) ORDER BY id)) FROM annotation_tracking
             WHERE id <= %d
            """;

    @ParameterizedTest
    @ValueSource(strings = {"django/dj0006.sql", "django/dj0006_serial_pre41.sql", "django/dj0007.sql"})
    void a_table_made_by_django_is_taken_over_with_every_value_as_it_was(String dump) {
        TestDatabase database = Dump.load(dump);
        String top = database.value("SELECT max(id) FROM annotation_tracking");
        String before = database.value(ROWS.formatted(Integer.parseInt(top)));

        boolean started = database.started();

        assertThat(started).isTrue();
        assertThat(database.value(ROWS.formatted(Integer.parseInt(top)))).isEqualTo(before);
        assertThat(database.findings())
                .as(() -> String.join(
                        "\n", database.findings().stream().map(Finding::line).toList()))
                .allMatch(finding -> finding.severity() == Severity.INFO);
        assertThat(database.codes()).contains(DriftCode.ADOPTED_FROM, DriftCode.CHECK_WITHHELD);
        assertThat(database.diagnosis().history().pending()).isEmpty();
    }

    @Test
    void all_tables_made_by_django_end_as_one() {
        TestDatabase one = Dump.load("django/dj0006.sql");
        TestDatabase other = Dump.load("django/dj0007.sql");
        TestDatabase third = Dump.load("django/dj0006_serial_pre41.sql");
        TestDatabase fresh = Dump.load("django/dj0003.sql");

        one.started();
        other.started();
        third.started();
        fresh.started();

        assertThat(other.diagnosis().fingerprint()).isEqualTo(one.diagnosis().fingerprint());
        assertThat(third.diagnosis().fingerprint()).isEqualTo(one.diagnosis().fingerprint());
        assertThat(fresh.diagnosis().fingerprint()).isEqualTo(one.diagnosis().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"doccano/doccano_1.8.4_schema_full.sql", "doccano/doccano_schema_full.sql"})
    void a_doccano_database_without_our_table_gets_it_and_nothing_else_is_touched(String dump) {
        TestDatabase database = Dump.load(dump);

        boolean started = database.started();

        assertThat(started).isTrue();
        assertThat(database.findings())
                .as(() -> String.join(
                        "\n", database.findings().stream().map(Finding::line).toList()))
                .isEmpty();
    }

    @Test
    void the_manual_fix_of_the_old_guide_leaves_one_question_open_and_the_rest_is_repaired() {
        TestDatabase database = Dump.load("django/guide_manual_fix_on_0007.sql");

        boolean started = database.started();

        assertThat(started).isTrue();
        assertThat(database.findings().stream().filter(finding -> finding.severity() != Severity.INFO))
                .extracting(Finding::line)
                .containsExactly("COLUMN_TYPE annotation_tracking.locked_at expected timestamp with time zone, found"
                        + " timestamp without time zone");
    }
}
