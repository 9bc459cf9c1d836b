package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.annotationtracking.lock.settings.LockDefaults;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.queue.Queue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * From where on, and from when on, a queue need be looked at. A trigger lowers both with every row that becomes
 * claimable; here they are raised. A row that is being written just now may have seen a hint that was low enough: the
 * example it frees is found by the next sweep, or once nothing else is left, and a lease it takes lasts longer than the
 * time is ever put off.
 */
@ApplicationScoped
class HintRepository {

    /** The shortest lease that may be asked for is twice as long. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    /** Leases that ran out and that the caller could not take are looked for again after so long, not by every claim. */
    private static final Duration AGAIN = Duration.ofMillis(200);

    /** All below the hint is looked through so often: under an old snapshot that costs as much as was ever done there. */
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Duration delay;

    HintRepository(Jdbi jdbi, LockDefaults locks) {
        this.jdbi = jdbi;
        Duration half = locks.ttl().dividedBy(2);
        this.delay = half.compareTo(LONGEST_DELAY) < 0 ? half : LONGEST_DELAY;
    }

    /** Raises both as far as they go; leaves it alone when somebody else is at it. To be the last thing a transaction does. */
    void raise(long projectId, Queue queue) {
        jdbi.useHandle(sql -> {
            if (!hold(sql, projectId, queue)) {
                return;
            }
            // A statement of its own: it sees what was committed until the hint was held.
            bind(sql.createUpdate(raising(queue)), projectId, queue).execute();
        });
    }

    /** The statement that raises them; the first example left is looked for in one stretch of one index, see {@link Sources}. */
    static String raising(Queue queue) {
        return """
                UPDATE annotation_tracking_hint h
                   SET example_id = coalesce(
                           (SELECT t.example_id FROM annotation_tracking t
                             WHERE t.status = '%1$s' AND t.locked_by_id IS NULL
                               AND (t.project_id, t.example_id + 0)
                                   >= (:project, CASE WHEN s.due THEN 0 ELSE h.example_id END)
                               AND (t.project_id, t.example_id + 0) <= (:project, 9223372036854775807)
                             ORDER BY %4$s LIMIT 1), h.example_id),
                       due_at = least(s.now + make_interval(secs => :delay),
                           (SELECT greatest(min(CASE WHEN t.status IN (%3$s) THEN %2$s END),
                                            s.now + make_interval(secs => :again))
                              FROM (SELECT t.* FROM annotation_tracking t
                                     WHERE t.project_id = :project AND t.locked_by_id IS NOT NULL ORDER BY %4$s) t
                            HAVING min(CASE WHEN t.status IN (%3$s) THEN %2$s END) IS NOT NULL)),
                       swept_at = CASE WHEN s.due THEN s.now ELSE h.swept_at END
                  FROM (SELECT c.now, w.swept_at <= c.now - make_interval(secs => :sweep) AS due
                          FROM (SELECT clock_timestamp() AS now) c, annotation_tracking_hint w
                         WHERE w.project_id = :project AND w.queue = :queue) s
                 WHERE h.project_id = :project AND h.queue = :queue
                """.formatted(
                        queue == Queue.ANNOTATE ? "pending" : "submitted",
                        LiveLock.UNTIL,
                        queue.statusLiterals(),
                        Sources.IN_ORDER);
    }

    /** Gives the statement its values. */
    <S extends SqlStatement<S>> S bind(S statement, long projectId, Queue queue) {
        return statement
                .bind("project", projectId)
                .bind("queue", queue.wire())
                .bind("delay", seconds(delay))
                .bind("again", seconds(AGAIN))
                .bind("sweep", seconds(SWEEP_EVERY));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static boolean hold(Handle sql, long projectId, Queue queue) {
        sql.createUpdate("""
                        INSERT INTO annotation_tracking_hint (project_id, queue, example_id)
                        SELECT :project, :queue, 0
                         WHERE NOT EXISTS (SELECT 1 FROM annotation_tracking_hint
                                            WHERE project_id = :project AND queue = :queue)
                            ON CONFLICT (project_id, queue) DO NOTHING
                        """)
                .bind("project", projectId)
                .bind("queue", queue.wire())
                .execute();
        return sql.createQuery("""
                        SELECT 1, %s FROM annotation_tracking_hint
                         WHERE project_id = :project AND queue = :queue
                           FOR UPDATE SKIP LOCKED
                        """.formatted(Sources.UNSORTED))
                .bind("project", projectId)
                .bind("queue", queue.wire())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
