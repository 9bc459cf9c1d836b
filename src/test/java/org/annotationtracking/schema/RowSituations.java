package org.annotationtracking.schema;

import static org.annotationtracking.schema.Acts.apply;
import static org.annotationtracking.schema.Situation.Seen.blocked;
import static org.annotationtracking.schema.Situation.Seen.degraded;
import static org.annotationtracking.schema.Situation.Seen.ready;
import static org.annotationtracking.schema.Situation.atStart;
import static org.annotationtracking.schema.Situation.later;
import static org.annotationtracking.schema.Situations.healthyBut;

import java.util.List;
import org.annotationtracking.schema.Situation.Seen;

/** Rows that stand against what the schema promises. */
final class RowSituations {
    private static final String LAG = "SELECT setval('annotation_tracking_id_seq', 1, false)";

    private RowSituations() {}

    static List<Situation> all() {
        return List.of(
                atStart(
                                17,
                                "several rows for one example",
                                healthyBut(
                                        "ALTER TABLE annotation_tracking DROP CONSTRAINT"
                                                + " annotation_tracking_project_example_unique",
                                        "INSERT INTO annotation_tracking (project_id, example_id, status)"
                                                + " VALUES (1, 3, 'submitted'), (1, 4, 'approved')"),
                                blocked("UNIQUE_MISSING"))
                        .then(apply("{\"dedupe\":true}"), ready()),
                atStart(
                                18,
                                "other statuses",
                                healthyBut(
                                        "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_status_check",
                                        "UPDATE annotation_tracking SET status = 'done' WHERE example_id = 9"),
                                degraded("CHECK_MISSING", "STATUS_UNKNOWN"))
                        .then(apply("{\"map_status\":{\"done\":\"approved\"}}"), ready()),
                atStart(35, "a sequence that lags at the start", healthyBut(LAG), ready()),
                later(
                                35,
                                "a sequence that lags later",
                                healthyBut(),
                                Acts.run(LAG),
                                Seen.of(GuardianState.DEGRADED, "200 200 503 200 | 200 503 200", "SEQUENCE_BEHIND"))
                        .then(apply("{}"), ready()));
    }
}
