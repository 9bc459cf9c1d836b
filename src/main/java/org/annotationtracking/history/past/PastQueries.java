package org.annotationtracking.history.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;

/** The journal, cut off at a moment. */
@ApplicationScoped
class PastQueries {

    private final Jdbi jdbi;

    PastQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The database's time. */
    Instant now() {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT clock_timestamp() AS now")
                .map((row, context) -> Rows.requireInstant(row, "now"))
                .one());
    }

    /**
     * Whether nobody can still add an entry with a time up to this one. Whoever writes one has the table's lock before
     * the entry has its time, keeps it until everybody can see the entry, and shows it to every role; prepared
     * transactions do too. On a standby, where such locks do not show: whether it has replayed past that time, and
     * knows of no transaction that has not ended.
     */
    boolean isSettled(Instant moment) {
        return jdbi.withHandle(sql ->
                sql.createQuery("""
                        SELECT CASE WHEN pg_is_in_recovery()
                                    THEN coalesce(pg_last_xact_replay_timestamp() - interval '1 second' > :moment, false)
                                         AND pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot())
                                    ELSE NOT EXISTS (
                                        SELECT 1
                                          FROM pg_locks l
                                          LEFT JOIN pg_stat_activity a ON a.pid = l.pid
                                         WHERE l.locktype = 'relation' AND l.mode = 'RowExclusiveLock' AND l.granted
                                           AND l.database = (SELECT d.oid FROM pg_database d
                                                              WHERE d.datname = current_database())
                                           AND l.relation IN ('annotation_tracking_event'::regclass,
                                                              'annotation_tracking_arrival'::regclass)
                                           AND (a.xact_start IS NULL OR a.xact_start <= :moment))
                               END
                        """).bind("moment", moment).mapTo(Boolean.class).one());
    }

    /** Leaves the others a little time. */
    void rest() {
        jdbi.useHandle(sql -> sql.createQuery("SELECT pg_sleep(0.02)::text")
                .mapTo(String.class)
                .one());
    }

    /** Where an example stood; empty when the project had none of that id then, or never had. */
    Optional<PastStatus> status(ExampleKey key, Instant moment) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH last AS MATERIALIZED (
                            SELECT e.type, e.to_status, e.standing
                              FROM annotation_tracking_event e
                             WHERE e.project_id = :project AND e.example_id = :example AND e.at <= :moment
                               AND (e.to_status IS NOT NULL OR e.type = 'deleted')
                             ORDER BY e.id DESC
                             LIMIT 1
                        ), there AS MATERIALIZED (
                            SELECT 1 FROM examples_example x WHERE x.project_id = :project AND x.id = :example
                        )
                        SELECT coalesce(l.to_status, 'pending') AS status,
                               l.standing ->> 'annotated_by' AS annotated_by,
                               (l.standing ->> 'annotated_at')::timestamptz AS annotated_at,
                               l.standing ->> 'reviewed_by' AS reviewed_by,
                               (l.standing ->> 'reviewed_at')::timestamptz AS reviewed_at,
                               coalesce(l.standing ->> 'review_notes', '') AS review_notes,
                               CASE WHEN l.to_status IS NULL THEN 0 ELSE (l.standing ->> 'version')::bigint END AS version
                          FROM (SELECT 1) one
                          LEFT JOIN last l ON true
                         WHERE EXISTS (SELECT 1 FROM there)
                            OR l.type IS DISTINCT FROM 'deleted'
                               AND EXISTS (SELECT 1 FROM annotation_tracking_event h
                                            WHERE h.project_id = :project AND h.example_id = :example)
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("moment", moment)
                .map((row, context) -> standing(row, moment))
                .findOne());
    }

    private static PastStatus standing(ResultSet row, Instant moment) throws SQLException {
        return new PastStatus(
                moment,
                row.getString("status"),
                row.getString("annotated_by"),
                Rows.instant(row, "annotated_at"),
                row.getString("reviewed_by"),
                Rows.instant(row, "reviewed_at"),
                row.getString("review_notes"),
                Rows.number(row, "version"));
    }
}
