package org.annotationtracking.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Whose turn it is to deliver, by the database's clock. */
@ApplicationScoped
class TurnRepository {

    private final Jdbi jdbi;

    TurnRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes the webhooks that wait longest and that nobody delivers to, at most so many. */
    List<Turn> take(int most, Duration lease) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH due AS (
                            SELECT w.project_id, w.id
                              FROM annotation_tracking_webhook w
                             WHERE w.active AND w.next_attempt_at <= clock_timestamp()
                               AND (w.leased_until IS NULL OR w.leased_until <= clock_timestamp())
                               AND EXISTS (SELECT 1 FROM annotation_tracking_sequencer s
                                            WHERE s.project_id = w.project_id AND s.last_seq > w.last_seq)
                             ORDER BY w.next_attempt_at
                             LIMIT :most
                               FOR UPDATE OF w SKIP LOCKED
                        )
                        UPDATE annotation_tracking_webhook w
                           SET turn = w.turn + 1, leased_until = clock_timestamp() + :lease * interval '1 millisecond'
                          FROM due
                         WHERE w.project_id = due.project_id AND w.id = due.id
                        RETURNING w.project_id, w.id, w.turn, w.last_seq, w.attempts, w.event_types, w.url, w.secret,
                                  CASE WHEN w.previous_secret_until > clock_timestamp() THEN w.previous_secret END
                                      AS previous
                        """)
                .bind("most", most)
                .bind("lease", lease.toMillis())
                .map((row, context) -> turn(row))
                .list());
    }

    /** Keeps the turn after an event that is done with, or was none for this webhook; false when it is over. */
    boolean advance(Turn turn, long lastSeq, Duration lease) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET last_seq = :last, attempts = 0,
                               leased_until = clock_timestamp() + :lease * interval '1 millisecond'
                         WHERE project_id = :project AND id = :id AND turn = :turn
                        """)
                        .bind("project", turn.projectId())
                        .bind("id", turn.webhookId())
                        .bind("turn", turn.number())
                        .bind("last", lastSeq)
                        .bind("lease", lease.toMillis())
                        .execute()
                > 0);
    }

    /** Gives the turn back after a failure. */
    boolean postpone(Turn turn, Settlement failure) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET attempts = :attempts, active = active AND NOT :gone, leased_until = NULL,
                               next_attempt_at = clock_timestamp() + :pause * interval '1 millisecond'
                         WHERE project_id = :project AND id = :id AND turn = :turn
                        """)
                        .bind("project", turn.projectId())
                        .bind("id", turn.webhookId())
                        .bind("turn", turn.number())
                        .bind("attempts", failure.attempts())
                        .bind("gone", failure.gone())
                        .bind("pause", failure.pause().toMillis())
                        .execute()
                > 0);
    }

    /** Gives the turn back; whoever waits longer comes first then. */
    void giveBack(Turn turn) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking_webhook
                           SET leased_until = NULL, next_attempt_at = clock_timestamp()
                         WHERE project_id = :project AND id = :id AND turn = :turn
                        """)
                .bind("project", turn.projectId())
                .bind("id", turn.webhookId())
                .bind("turn", turn.number())
                .execute());
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getLong("project_id"),
                row.getLong("id"),
                row.getLong("turn"),
                row.getLong("last_seq"),
                row.getInt("attempts"),
                EventTypes.stored(row.getString("event_types")),
                new Receiver(row.getString("url"), row.getString("secret"), row.getString("previous")));
    }
}
