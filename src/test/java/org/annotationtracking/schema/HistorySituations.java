package org.annotationtracking.schema;

import static org.annotationtracking.schema.Acts.history;
import static org.annotationtracking.schema.Situation.Seen.blocked;
import static org.annotationtracking.schema.Situation.Seen.degraded;
import static org.annotationtracking.schema.Situation.Seen.ready;
import static org.annotationtracking.schema.Situation.atStart;
import static org.annotationtracking.schema.Situations.healthyBut;

import java.util.List;
import org.annotationtracking.schema.SchemaOperations.HistoryAct;
import org.annotationtracking.schema.catalog.HistoryRow;

/** Histories that do not say what the tables say. */
final class HistorySituations {
    private static final String H = HistoryRow.TABLE;

    private HistorySituations() {}

    static List<Situation> all() {
        return List.of(
                atStart(
                                19,
                                "a migration failed",
                                healthyBut(
                                        "UPDATE " + H + " SET success = false WHERE version = '27'",
                                        "DROP TABLE annotation_tracking_idempotency"),
                                blocked("HISTORY_FAILED", "STAMPED_BUT_ABSENT", "TABLE_MISSING"))
                        .then(history(HistoryAct.RETRY, 27), ready()),
                atStart(
                                20,
                                "a migration was another text",
                                healthyBut("UPDATE " + H + " SET checksum = 7 WHERE version = '12'"),
                                degraded("HISTORY_CHECKSUM"))
                        .then(history(HistoryAct.ACCEPT_CHECKSUM, 12), ready()),
                atStart(
                        20,
                        "a migration was another text, and the tables differ",
                        healthyBut(
                                "UPDATE " + H + " SET checksum = 7 WHERE version = '12'",
                                "ALTER TABLE annotation_tracking RENAME COLUMN status TO state"),
                        blocked("COLUMN_EXTRA", "COLUMN_MISSING", "CONSTRAINT_EXTRA", "HISTORY_CHECKSUM")),
                atStart(
                        21,
                        "a newer version was here",
                        healthyBut(
                                "INSERT INTO " + H + " SELECT 900, '900', 'x', 'SQL', 'x', 1, 'x', now(), 1, true",
                                "ALTER TABLE annotation_tracking ADD COLUMN from_tomorrow text"),
                        ready("HISTORY_FUTURE")),
                atStart(
                                22,
                                "a migration nobody carries",
                                healthyBut("INSERT INTO " + H
                                        + " SELECT 900, '5', 'x', 'SQL', 'x', 1, 'x', now(), 1, true"),
                                blocked("HISTORY_MISSING"))
                        .then(history(HistoryAct.ACCEPT_MISSING, 5), ready()),
                atStart(
                                23,
                                "a lower version is still to run",
                                healthyBut(
                                        "DELETE FROM " + H + " WHERE version = '27'",
                                        "DROP TABLE annotation_tracking_idempotency"),
                                blocked("HISTORY_OUT_OF_ORDER", "STAMPED_BUT_ABSENT", "TABLE_MISSING"))
                        .then(history(HistoryAct.RUN_LATE, 27), ready()),
                atStart(
                                24,
                                "a line was taken out of the history",
                                healthyBut("INSERT INTO " + H
                                        + " SELECT 900, version, description, 'DELETE', script, checksum, 'x', now(), 1,"
                                        + " true FROM " + H + " WHERE version = '17'"),
                                blocked("HISTORY_DELETED_THEN_PENDING"))
                        .then(history(HistoryAct.MARK_APPLIED, 17), ready()),
                atStart(25, "an emptied history", healthyBut("TRUNCATE " + H), blocked("HISTORY_EMPTY"))
                        .then(history(HistoryAct.MARK_APPLIED, Situations.newest()), ready()),
                atStart(25, "a history that is gone", healthyBut("DROP TABLE " + H), blocked("HISTORY_EMPTY"))
                        .then(history(HistoryAct.MARK_APPLIED, Situations.newest()), ready()),
                atStart(
                                26,
                                "stamped but not there",
                                healthyBut("DROP TABLE annotation_tracking CASCADE"),
                                blocked("STAMPED_BUT_ABSENT", "TABLE_MISSING"))
                        .then(Acts.apply("{}"), ready()));
    }
}
