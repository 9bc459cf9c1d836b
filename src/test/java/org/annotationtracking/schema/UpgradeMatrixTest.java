package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every table that was ever made for this program, with a thousand rows: all end as one, and no value is another. */
@Tag("soak")
class UpgradeMatrixTest {
    private static final Set<String> ENDS = new ConcurrentSkipListSet<>();
    private static final PlanOptions DECIDED = PlanOptions.of("UTC", Map.of("reviewed", "approved"), false, false);
    private static final String VALUES = """
            SELECT md5(string_agg(concat_ws('|', id, annotated_at::timestamptz, reviewed_at::timestamptz,
                       replace(status, 'reviewed', 'approved'), review_notes, annotated_by_id, example_id, project_id,
                       reviewed_by_id), chr(10) ORDER BY id)) FROM annotation_tracking
            """;

    @ParameterizedTest
    @EnumSource(Shape.class)
    void every_shape_ends_at_the_newest_version_with_every_value_as_it_was(Shape shape) {
        TestDatabase database = shape.make(true);
        String before = database.value(VALUES);

        assertThat(database.started()).isTrue();
        Plan plan = database.plan(DECIDED);
        if (!plan.steps().isEmpty()) {
            database.apply(plan.token());
            database.started();
        }

        assertThat(database.value(VALUES)).isEqualTo(before);
        assertThat(above(Severity.INFO, database)).isEmpty();
        assertThat(database.plan(DECIDED).exitCode()).isZero();
        ENDS.add(database.diagnosis().fingerprint());
    }

    @AfterAll
    static void all_end_as_one() {
        assertThat(ENDS).hasSize(1);
    }

    private static List<String> above(Severity severity, TestDatabase database) {
        return database.findings().stream()
                .filter(finding -> finding.severity().compareTo(severity) < 0)
                .map(Finding::line)
                .toList();
    }
}
