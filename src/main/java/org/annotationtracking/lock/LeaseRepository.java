package org.annotationtracking.lock;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The lock columns of the tracking rows. Who wins a race is decided in these statements and nowhere else. */
@ApplicationScoped
class LeaseRepository {

    /** Active time since the last beat, by a clock {@code c.now}; a gap above two minutes was a break. */
    private static final String SECONDS_SINCE_BEAT =
            "least(120, greatest(0, extract(epoch FROM c.now - coalesce(t.last_beat_at, c.now))))::int";

    private final Jdbi jdbi;
    private final RoleRules rules;
    private final boolean ownWorkReviewed;

    LeaseRepository(Jdbi jdbi, RoleRules rules, ReviewRules review) {
        this.jdbi = jdbi;
        this.rules = rules;
        this.ownWorkReviewed = review.ownWork();
    }

    /**
     * Takes the lease if it is free, the caller's own, or run out, and the example is one this caller may work on. One
     * statement, so there is no race to lose; the clock is read when the row is held.
     */
    Optional<Lease> tryAcquire(ExampleKey key, Caller caller, Duration ttl) {
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery("""
                        INSERT INTO annotation_tracking AS t
                               (project_id, example_id, locked_by_id, locked_at, last_beat_at, lock_expires_at,
                                started_at, lock_epoch)
                        SELECT e.project_id, e.id, :caller, c.now, c.now, c.now + make_interval(secs => :ttl), c.now, 1
                          FROM examples_example e CROSS JOIN (SELECT clock_timestamp() AS now) c
                         WHERE e.project_id = :project AND e.id = :example
                           AND (:annotates OR EXISTS (SELECT 1 FROM annotation_tracking known
                                                       WHERE known.project_id = :project
                                                         AND known.example_id = :example))
                        ON CONFLICT (project_id, example_id) DO UPDATE
                           SET (locked_by_id, locked_at, last_beat_at, lock_expires_at, started_at, lock_epoch,
                                time_spent_seconds) =
                               (SELECT :caller,
                                       CASE WHEN t.locked_by_id = :caller THEN t.locked_at ELSE c.now END,
                                       c.now,
                                       c.now + make_interval(secs => :ttl),
                                       coalesce(t.started_at, c.now),
                                       CASE WHEN t.locked_by_id = :caller THEN t.lock_epoch ELSE t.lock_epoch + 1 END,
                                       CASE WHEN t.locked_by_id = :caller
                                            THEN coalesce(t.time_spent_seconds, 0) + %s
                                            ELSE t.time_spent_seconds END
                                  FROM (SELECT clock_timestamp() AS now) c)
                         WHERE (t.locked_by_id = :caller OR NOT %s)
                           AND ((t.status = 'pending' AND :annotates)
                             OR (t.status = 'rejected' AND :annotates
                                 AND (t.annotated_by_id IS NOT DISTINCT FROM :caller OR NOT %s))
                             OR (t.status = 'submitted' AND :reviews
                                 AND (t.annotated_by_id IS DISTINCT FROM :caller OR :ownWork)))
                        RETURNING t.locked_at, t.last_beat_at, t.lock_expires_at, t.lock_epoch,
                                  t.locked_at = t.last_beat_at AS fresh
                        """.formatted(SECONDS_SINCE_BEAT, LiveLock.SQL, Reservation.SQL)), key, caller)
                .bind("ttl", ttl.toMillis() / 1000.0)
                .bind("annotates", caller.may(Right.ANNOTATE))
                .bind("reviews", caller.may(Right.REVIEW))
                .bind("ownWork", ownWorkReviewed)
                .bindArray("annotating", String.class, rules.submittingNames())
                .map((row, context) -> lease(row, caller))
                .findOne());
    }

    /** Extends the lease of this very epoch, run out or not; never takes it back once somebody else came between. */
    Optional<Lease> tryRenew(ExampleKey key, Caller caller, Duration ttl, long epoch) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("""
                        UPDATE annotation_tracking t
                           SET (last_beat_at, lock_expires_at, time_spent_seconds) =
                               (SELECT c.now, c.now + make_interval(secs => :ttl),
                                       coalesce(t.time_spent_seconds, 0) + %s
                                  FROM (SELECT clock_timestamp() AS now) c)
                         WHERE t.project_id = :project AND t.example_id = :example
                           AND t.locked_by_id = :caller AND t.lock_epoch = :epoch
                        RETURNING t.locked_at, t.last_beat_at, t.lock_expires_at, t.lock_epoch, false AS fresh
                        """.formatted(SECONDS_SINCE_BEAT)), key, caller)
                .bind("ttl", ttl.toMillis() / 1000.0)
                .bind("epoch", epoch)
                .map((row, context) -> lease(row, caller))
                .findOne());
    }

    /** Gives the lease back, whoever holds it; the epoch stays. */
    void release(ExampleKey key) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        UPDATE annotation_tracking t
                           SET (locked_by_id, locked_at, last_beat_at, lock_expires_at, time_spent_seconds) =
                               (SELECT NULL::integer, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz,
                                       coalesce(t.time_spent_seconds, 0) + %s
                                  FROM (SELECT clock_timestamp() AS now) c)
                         WHERE t.project_id = :project AND t.example_id = :example
                        """.formatted(SECONDS_SINCE_BEAT))
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
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH t AS MATERIALIZED (
                            SELECT * FROM annotation_tracking
                             WHERE project_id = :project AND example_id = :example %s
                        )
                        SELECT coalesce(t.status, 'pending') AS status, t.annotated_by_id, t.locked_by_id,
                               u.username AS holder, t.locked_at, t.lock_expires_at,
                               coalesce(t.lock_epoch, 0) AS lock_epoch, clock_timestamp() AS now,
                               coalesce(%s, false) AS live, %s AS reserved
                          FROM examples_example e
                          LEFT JOIN t ON true
                          LEFT JOIN auth_user u ON u.id = t.locked_by_id
                         WHERE e.project_id = :project AND e.id = :example
                        """.formatted(holding, LiveLock.SQL, Reservation.SQL))
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bindArray("annotating", String.class, rules.submittingNames())
                .map((row, context) -> held(row))
                .findOne());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ExampleKey key, Caller caller) {
        return statement
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("caller", (int) caller.id());
    }

    private static Lease lease(ResultSet row, Caller caller) throws SQLException {
        return new Lease(
                caller.username(),
                Rows.requireInstant(row, "locked_at"),
                Rows.requireInstant(row, "last_beat_at"),
                Rows.requireInstant(row, "lock_expires_at"),
                row.getLong("lock_epoch"),
                row.getBoolean("fresh"));
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
                row.getBoolean("live"),
                row.getBoolean("reserved"));
    }
}
