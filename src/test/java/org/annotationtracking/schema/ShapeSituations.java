package org.annotationtracking.schema;

import static org.annotationtracking.schema.Acts.apply;
import static org.annotationtracking.schema.Situation.Seen.degraded;
import static org.annotationtracking.schema.Situation.Seen.ready;
import static org.annotationtracking.schema.Situation.atStart;
import static org.annotationtracking.schema.Situation.later;
import static org.annotationtracking.schema.Situations.healthyBut;

import java.util.List;
import org.annotationtracking.schema.Situation.Seen;

/** Columns, keys and indexes that are not as they should be. */
final class ShapeSituations {
    private static final String COLUMNS =
            "ALTER TABLE annotation_tracking DROP COLUMN locked_by_id, DROP COLUMN version, DROP COLUMN last_beat_at";
    private static final String INDEX = "DROP INDEX anno_track_proj_status_idx";
    private static final String INVALID =
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'anno_track_example_idx'::regclass";
    private static final String NO_KEY =
            "ALTER TABLE annotation_tracking DROP CONSTRAINT annotation_tracking_example_fkey";

    private ShapeSituations() {}

    static List<Situation> all() {
        return List.of(
                atStart(9, "columns missing at the start", healthyBut(COLUMNS), ready()),
                later(
                                9,
                                "columns dropped later",
                                healthyBut(),
                                Acts.run("ALTER TABLE annotation_tracking DROP COLUMN started_at"),
                                Seen.of(GuardianState.DEGRADED, "200 200 503 200 | 200 503 200", "COLUMN_MISSING"))
                        .then(apply("{}"), ready()),
                atStart(
                        10,
                        "a column too many",
                        healthyBut("ALTER TABLE annotation_tracking ADD COLUMN mood text"),
                        ready("COLUMN_EXTRA")),
                atStart(
                                10,
                                "a column too many that must be filled",
                                healthyBut(
                                        "ALTER TABLE annotation_tracking ADD COLUMN mood text NOT NULL DEFAULT ''",
                                        "ALTER TABLE annotation_tracking ALTER COLUMN mood DROP DEFAULT"),
                                Seen.of(
                                        GuardianState.DEGRADED,
                                        "200 200 503 200 | 200 503 200",
                                        "COLUMN_EXTRA_REQUIRED"))
                        .then(apply("{}"), ready("COLUMN_EXTRA")),
                atStart(
                                11,
                                "times without a zone",
                                healthyBut("ALTER TABLE annotation_tracking ALTER COLUMN locked_at TYPE timestamp"),
                                Seen.of(GuardianState.DEGRADED, "200 200 503 200 | 503 503 200", "COLUMN_TYPE"))
                        .then(apply("{\"zone\":\"UTC\"}"), ready()),
                atStart(12, "a foreign key missing", healthyBut(NO_KEY), ready()),
                atStart(
                                12,
                                "a foreign key missing, and orphans",
                                healthyBut(
                                        NO_KEY,
                                        "INSERT INTO annotation_tracking (project_id, example_id) VALUES (1, 4711)"),
                                degraded("FK_MISSING"))
                        .then(apply("{\"orphans\":true}"), ready()),
                atStart(
                        13,
                        "other names, and a key that is checked late",
                        healthyBut(
                                "ALTER TABLE annotation_tracking RENAME CONSTRAINT annotation_tracking_example_fkey TO e_fk",
                                "ALTER TABLE annotation_tracking RENAME CONSTRAINT annotation_tracking_pkey TO a_pkey",
                                "ALTER INDEX anno_track_locked_idx RENAME TO a_locked_idx",
                                "ALTER TABLE annotation_tracking ALTER CONSTRAINT annotation_tracking_project_fkey"
                                        + " DEFERRABLE INITIALLY DEFERRED"),
                        ready("FK_DEFERRABILITY")),
                atStart(
                        14,
                        "the same key twice",
                        healthyBut("ALTER TABLE annotation_tracking ADD FOREIGN KEY (project_id) REFERENCES"
                                + " projects_project (id) ON DELETE CASCADE"),
                        ready("FK_DUPLICATE")),
                atStart(15, "an index missing at the start", healthyBut(INDEX), ready()),
                later(15, "an index dropped later", healthyBut(), Acts.run(INDEX), degraded("INDEX_MISSING"))
                        .then(apply("{}"), ready()),
                atStart(16, "an unfinished index at the start", healthyBut(INVALID), ready()),
                later(16, "an unfinished index later", healthyBut(), Acts.run(INVALID), degraded("INDEX_INVALID"))
                        .then(apply("{}"), ready()));
    }
}
