package org.annotationtracking.lock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.lock.Lease.Lost;
import org.annotationtracking.lock.settings.LockDefaults;
import org.annotationtracking.platform.ActiveTime;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The lock columns of the tracking rows. Who wins a race is decided in these statements and nowhere else. */
@ApplicationScoped
class LeaseRepository {

    /** When a lease granted at {@code c.now} ends: as asked, else as the project wants it, else as the service does. */
    private static final String ENDS = """
            c.now + make_interval(secs => coalesce(:asked::float8, (SELECT p.lock_ttl_seconds
                                                                      FROM annotation_tracking_project p
                                                                     WHERE p.project_id = :project), :default))
            """;

    private final Jdbi jdbi;
    private final RoleRules rules;
    private final boolean ownWorkReviewed;
    private final Duration defaultTtl;

    LeaseRepository(Jdbi jdbi, RoleRules rules, ReviewRules review, LockDefaults defaults) {
        this.jdbi = jdbi;
        this.rules = rules;
        this.ownWorkReviewed = review.ownWork();
        this.defaultTtl = defaults.ttl();
    }

    /**
     * Takes each lease that is free, the caller's own, or run out, if the example is one this caller may work on. One
     * statement, so there is no race to lose; the clock is read when the rows are held, and what they said before is
     * what nobody can change any more.
     */
    List<Lease> tryAcquire(long projectId, List<Long> exampleIds, Caller caller, Optional<Duration> asked) {
        return jdbi.withHandle(sql -> bindLength(
                        sql.createQuery("""
                        WITH before AS MATERIALIZED (
                            SELECT t.example_id, t.locked_by_id, t.lock_epoch, coalesce(t.lease_seconds, 0) AS seconds
                              FROM annotation_tracking t
                             WHERE t.project_id = :project AND t.example_id = ANY (:examples)
                             ORDER BY t.example_id
                               FOR UPDATE
                        ), taken AS (
                            INSERT INTO annotation_tracking AS t
                                   (project_id, example_id, locked_by_id, locked_at, last_beat_at, lock_expires_at,
                                    started_at, lease_seconds, lock_epoch)
                            SELECT e.project_id, e.id, :caller, c.now, c.now, %2$s, c.now, 0, 1
                              FROM examples_example e
                              LEFT JOIN before ON before.example_id = e.id
                             CROSS JOIN (SELECT clock_timestamp() AS now) c
                             WHERE e.project_id = :project AND e.id = ANY (:examples)
                               AND (:annotates OR before.example_id IS NOT NULL)
                             ORDER BY e.id
                            ON CONFLICT (project_id, example_id) DO UPDATE
                               SET (locked_by_id, locked_at, last_beat_at, lock_expires_at, started_at, lock_epoch,
                                    lease_seconds, time_spent_seconds) =
                                   (SELECT :caller,
                                           CASE WHEN own.lease THEN t.locked_at ELSE c.now END,
                                           c.now,
                                           %2$s,
                                           coalesce(t.started_at, c.now),
                                           CASE WHEN own.lease THEN t.lock_epoch ELSE t.lock_epoch + 1 END,
                                           CASE WHEN own.lease THEN coalesce(t.lease_seconds, 0) + %1$s ELSE 0 END,
                                           CASE WHEN own.lease THEN coalesce(t.time_spent_seconds, 0) + %1$s
                                                ELSE t.time_spent_seconds END
                                      FROM (SELECT clock_timestamp() AS now) c,
                                           (SELECT coalesce(t.locked_by_id = :caller, false) AS lease) own)
                             WHERE (t.locked_by_id = :caller OR NOT %3$s)
                               AND ((t.status = 'pending' AND :annotates)
                                 OR (t.status = 'rejected' AND :annotates
                                     AND (t.annotated_by_id IS NOT DISTINCT FROM :caller OR NOT %4$s))
                                 OR (t.status = 'submitted' AND :reviews
                                     AND (t.annotated_by_id IS DISTINCT FROM :caller OR :ownWork)))
                            RETURNING t.example_id, coalesce(t.locked_at, t.last_beat_at) AS locked_at, t.last_beat_at, t.lock_expires_at, t.lock_epoch
                        )
                        SELECT taken.*,
                               coalesce(taken.lock_epoch <> before.lock_epoch, taken.locked_at = taken.last_beat_at)
                                   AS fresh,
                               nullif(before.locked_by_id, :caller) AS lost_id, before.lock_epoch AS lost_epoch,
                               before.seconds AS lost_seconds,
                               (SELECT u.username FROM auth_user u WHERE u.id = before.locked_by_id) AS lost_name
                          FROM taken
                          LEFT JOIN before ON before.example_id = taken.example_id
                         ORDER BY taken.example_id
                        """.formatted(ActiveTime.SINCE_BEAT, ENDS, LiveLock.SQL, Reservation.SQL)),
                        asked)
                .bind("project", projectId)
                .bindArray("examples", Long.class, exampleIds)
                .bind("caller", (int) caller.id())
                .bind("annotates", caller.may(Right.ANNOTATE))
                .bind("reviews", caller.may(Right.REVIEW))
                .bind("ownWork", ownWorkReviewed)
                .bindArray("annotating", String.class, rules.submittingNames())
                .map((row, context) -> lease(row, caller, lost(row)))
                .list());
    }

    /** Extends the lease of this very epoch, run out or not; never takes it back once somebody else came between. */
    Optional<Lease> tryRenew(ExampleKey key, Caller caller, Optional<Duration> asked, long epoch) {
        return jdbi.withHandle(sql -> bindLength(sql.createQuery("""
                        UPDATE annotation_tracking t
                           SET (last_beat_at, lock_expires_at, lease_seconds, time_spent_seconds) =
                               (SELECT c.now, %2$s,
                                       coalesce(t.lease_seconds, 0) + %1$s, coalesce(t.time_spent_seconds, 0) + %1$s
                                  FROM (SELECT clock_timestamp() AS now) c)
                         WHERE t.project_id = :project AND t.example_id = :example
                           AND t.locked_by_id = :caller AND t.lock_epoch = :epoch
                        RETURNING t.example_id, coalesce(t.locked_at, t.last_beat_at) AS locked_at, t.last_beat_at, t.lock_expires_at, t.lock_epoch,
                                  false AS fresh
                        """.formatted(ActiveTime.SINCE_BEAT, ENDS)), asked)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("caller", (int) caller.id())
                .bind("epoch", epoch)
                .map((row, context) -> lease(row, caller, null))
                .findOne());
    }

    /**
     * Ends the lease, whoever holds it, on a row that the transaction holds.
     *
     * @param gap seconds since the last beat that were worked too
     * @param steps 0 keeps the epoch; 1 makes every write of the lease's holder stale
     */
    void end(ExampleKey key, int gap, int steps) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking
                           SET locked_by_id = NULL, locked_at = NULL, last_beat_at = NULL, lock_expires_at = NULL,
                               lease_seconds = NULL, lock_epoch = lock_epoch + :steps,
                               time_spent_seconds = coalesce(time_spent_seconds, 0) + :gap
                         WHERE project_id = :project AND example_id = :example
                        """)
                .bind("gap", gap)
                .bind("steps", steps)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .execute());
    }

    /** Looks, and changes nothing; empty when the project has no such example. */
    Optional<Held> look(ExampleKey key) {
        return look(key, "");
    }

    /** Looks and holds the row until the transaction ends. */
    Optional<Held> hold(ExampleKey key) {
        return look(key, "FOR UPDATE");
    }

    private Optional<Held> look(ExampleKey key, String holding) {
        return jdbi.withHandle(
                sql -> sql.createQuery("""
                        WITH t AS MATERIALIZED (
                            SELECT * FROM annotation_tracking
                             WHERE project_id = :project AND example_id = :example %s
                        )
                        SELECT coalesce(t.status, 'pending') AS status, t.annotated_by_id, t.locked_by_id,
                               u.username AS holder, t.locked_at, t.lock_expires_at,
                               coalesce(t.lock_epoch, 0) AS lock_epoch, c.now,
                               coalesce(t.lease_seconds, 0) AS seconds, coalesce(%s, 0) AS gap,
                               coalesce(%s, false) AS live, %s AS reserved
                          FROM examples_example e
                          LEFT JOIN t ON true
                          LEFT JOIN auth_user u ON u.id = t.locked_by_id
                         CROSS JOIN LATERAL (SELECT t.id, clock_timestamp() AS now) c
                         WHERE e.project_id = :project AND e.id = :example
                        """.formatted(holding, ActiveTime.SINCE_BEAT, LiveLock.SQL, Reservation.SQL))
                        .bind("project", key.projectId())
                        .bind("example", key.exampleId())
                        .bindArray("annotating", String.class, rules.submittingNames())
                        .map((row, context) -> held(row))
                        .findOne());
    }

    private <S extends SqlStatement<S>> S bindLength(S statement, Optional<Duration> asked) {
        return statement
                .bind("asked", asked.map(Duration::toSeconds).orElse(null))
                .bind("default", defaultTtl.toMillis() / 1000.0);
    }

    private static Lease lease(ResultSet row, Caller caller, @Nullable Lost lost) throws SQLException {
        return new Lease(
                row.getLong("example_id"),
                caller.username(),
                Rows.requireInstant(row, "locked_at"),
                Rows.requireInstant(row, "last_beat_at"),
                Rows.requireInstant(row, "lock_expires_at"),
                row.getLong("lock_epoch"),
                row.getBoolean("fresh"),
                lost);
    }

    private static @Nullable Lost lost(ResultSet row) throws SQLException {
        Long holder = Rows.number(row, "lost_id");
        return holder == null
                ? null
                : new Lost(holder, row.getString("lost_name"), row.getLong("lost_epoch"), row.getInt("lost_seconds"));
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                TrackingStatus.of(row.getString("status")),
                Rows.number(row, "annotated_by_id"),
                Rows.number(row, "locked_by_id"),
                row.getString("holder"),
                Rows.instant(row, "locked_at"),
                Rows.instant(row, "lock_expires_at"),
                Rows.instant(row, "now"),
                row.getLong("lock_epoch"),
                row.getInt("seconds"),
                row.getInt("gap"),
                row.getBoolean("live"),
                row.getBoolean("reserved"));
    }
}
