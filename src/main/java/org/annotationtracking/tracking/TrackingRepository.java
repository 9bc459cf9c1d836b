package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.platform.ActiveTime;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.Rows;
import org.annotationtracking.tracking.Standing.Lock;
import org.annotationtracking.tracking.Standing.Person;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The status columns of the tracking rows. */
@ApplicationScoped
class TrackingRepository {

    /** One row {@code t} with the names behind its ids, judged by the clock once the row is in hand. */
    private static final String STANDING = """
            SELECT t.id IS NOT NULL AS tracked, coalesce(t.status, 'pending') AS status,
                   t.annotated_by_id, a.username AS annotator, t.annotated_at,
                   t.reviewed_by_id, r.username AS reviewer, t.reviewed_at, coalesce(t.review_notes, '') AS review_notes,
                   t.locked_by_id, l.username AS holder, t.locked_at, t.lock_expires_at,
                   coalesce(t.lock_epoch, 0) AS lock_epoch, coalesce(%s, false) AS lock_live,
                   coalesce(t.lease_seconds, 0) AS lease_seconds, coalesce(%s, 0) AS gap_seconds,
                   t.time_spent_seconds, coalesce(t.version, 0) AS version, %s AS reserved, c.now
              FROM examples_example e
              LEFT JOIN t ON true
              LEFT JOIN auth_user a ON a.id = t.annotated_by_id
              LEFT JOIN auth_user r ON r.id = t.reviewed_by_id
              LEFT JOIN auth_user l ON l.id = t.locked_by_id
             CROSS JOIN LATERAL (SELECT t.id, clock_timestamp() AS now) c
             WHERE e.project_id = :project AND e.id = :example
            """.formatted(LiveLock.SQL, ActiveTime.SINCE_BEAT, Reservation.SQL);

    private final Jdbi jdbi;
    private final RoleRules rules;

    TrackingRepository(Jdbi jdbi, RoleRules rules) {
        this.jdbi = jdbi;
        this.rules = rules;
    }

    /** Looks, and changes nothing; empty when the project has no such example. */
    Optional<Standing> look(ExampleKey key) {
        return look(key, "");
    }

    /** Looks and holds the row until the transaction ends, having made it if there was none. */
    Optional<Standing> hold(ExampleKey key) {
        Optional<Standing> row = look(key, "FOR UPDATE");
        if (row.isEmpty() || row.get().tracked()) {
            return row;
        }
        track(key);
        return look(key, "FOR UPDATE");
    }

    /**
     * Moves the row, which the transaction holds and saw standing at {@code before}, and releases its lock. Empty when the
     * caller may not, or not any more.
     */
    Optional<Standing> move(Act act, Standing before, TrackingStatus to, Permit permit) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH t AS (
                            UPDATE annotation_tracking t
                               SET status = :to, version = version + 1, changed_at = clock_timestamp(), %s,
                                   lock_epoch = lock_epoch + CASE WHEN locked_by_id <> :caller THEN 1 ELSE 0 END,
                                   time_spent_seconds = CASE WHEN locked_by_id = :caller
                                       THEN coalesce(time_spent_seconds, 0) + :gap ELSE time_spent_seconds END,
                                   locked_by_id = NULL, locked_at = NULL, lock_expires_at = NULL, last_beat_at = NULL,
                                   lease_seconds = NULL
                             WHERE project_id = :project AND example_id = :example AND %s
                            RETURNING *
                        )
                        %s
                        """.formatted(changes(act.transition()), Permit.SQL, STANDING))
                        .bind("to", to.wire())
                        .bind("caller", (int) act.caller().id())
                        .bind("gap", before.lock().gapSeconds())
                        .bind("notes", act.notes())
                        .bind("own", permit.own())
                        .bind("superusers", permit.superusers())
                        .bindArray("roles", String.class, permit.roles())
                        .bind("project", act.key().projectId())
                        .bind("example", act.key().exampleId())
                        .bindArray("annotating", String.class, rules.submittingNames())
                        .map((row, context) -> standing(row))
                        .findOne())
                .filter(Standing::tracked);
    }

    /** What an act writes beside the status. A withdrawal takes the work back; a reviewer's words stay. */
    private static String changes(Transition transition) {
        return switch (transition) {
            case SUBMIT -> "annotated_by_id = :caller, annotated_at = clock_timestamp()";
            case WITHDRAW -> "annotated_by_id = NULL, annotated_at = NULL";
            case APPROVE, REJECT ->
                "reviewed_by_id = :caller, reviewed_at = clock_timestamp(), "
                        + "review_notes = CASE WHEN :notes = '' THEN review_notes ELSE :notes END";
            case REOPEN -> "review_notes = CASE WHEN :notes = '' THEN review_notes ELSE :notes END";
        };
    }

    private void track(ExampleKey key) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO annotation_tracking (project_id, example_id)
                        SELECT project_id, id FROM examples_example WHERE project_id = :project AND id = :example
                        ON CONFLICT (project_id, example_id) DO NOTHING
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .execute());
    }

    private Optional<Standing> look(ExampleKey key, String holding) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH t AS MATERIALIZED (
                            SELECT * FROM annotation_tracking
                             WHERE project_id = :project AND example_id = :example %s
                        )
                        %s
                        """.formatted(holding, STANDING))
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bindArray("annotating", String.class, rules.submittingNames())
                .map((row, context) -> standing(row))
                .findOne());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getBoolean("tracked"),
                TrackingStatus.of(row.getString("status")),
                person(row, "annotated_by_id", "annotator"),
                Rows.instant(row, "annotated_at"),
                person(row, "reviewed_by_id", "reviewer"),
                Rows.instant(row, "reviewed_at"),
                row.getString("review_notes"),
                new Lock(
                        person(row, "locked_by_id", "holder"),
                        Rows.instant(row, "locked_at"),
                        Rows.instant(row, "lock_expires_at"),
                        row.getLong("lock_epoch"),
                        row.getInt("lease_seconds"),
                        row.getInt("gap_seconds"),
                        row.getBoolean("lock_live")),
                row.getObject("time_spent_seconds", Integer.class),
                row.getLong("version"),
                row.getBoolean("reserved"),
                Rows.requireInstant(row, "now"));
    }

    private static @Nullable Person person(ResultSet row, String id, String name) throws SQLException {
        Long number = Rows.number(row, id);
        return number == null ? null : new Person(number, row.getString(name));
    }
}
