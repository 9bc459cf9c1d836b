package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives the entries of the journal their numbers. Whoever holds a project's row of the sequencer is the only one who
 * does, so a number is visible only when all lower ones are.
 *
 * <p>Up to {@code settled_id} every entry has its number for good. {@code reached_id} will be the next such mark: every
 * transaction that may still bring an entry up to it has an id below {@code until_xid}, so it is once those have ended.
 * For that the newest entry must be read before this transaction takes its own id, and whoever writes an entry takes
 * the transaction's id before the entry's.
 */
@ApplicationScoped
class SequencerRepository {

    private final Jdbi jdbi;

    SequencerRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Projects with entries above their settled mark. */
    List<Long> unsettled() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH RECURSIVE project (id) AS (
                            (SELECT project_id FROM annotation_tracking_event ORDER BY project_id LIMIT 1)
                            UNION ALL
                            SELECT (SELECT e.project_id FROM annotation_tracking_event e
                                     WHERE e.project_id > p.id ORDER BY e.project_id LIMIT 1)
                              FROM project p
                             WHERE p.id IS NOT NULL
                        )
                        SELECT p.id
                          FROM project p
                          LEFT JOIN annotation_tracking_sequencer s ON s.project_id = p.id
                         WHERE (SELECT e.id FROM annotation_tracking_event e
                                 WHERE e.project_id = p.id ORDER BY e.id DESC LIMIT 1) > coalesce(s.settled_id, 0)
                        """).mapTo(Long.class).list());
    }

    /** The newest entry above the project's settled mark that can be seen, 0 when there is none; takes nothing. */
    long newestUnsettled(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT coalesce(max(e.id), 0)
                          FROM annotation_tracking_event e
                         WHERE e.project_id = :project
                           AND e.id > coalesce((SELECT s.settled_id FROM annotation_tracking_sequencer s
                                                 WHERE s.project_id = :project), 0)
                        """)
                .bind("project", projectId)
                .mapTo(Long.class)
                .one());
    }

    /**
     * Becomes the only one to number this project, until the transaction ends; takes the transaction's id.
     *
     * @param wait false says false at once while somebody else does
     */
    boolean hold(long projectId, boolean wait) {
        return jdbi.withHandle(sql -> {
            sql.createUpdate("""
                            INSERT INTO annotation_tracking_sequencer (project_id) VALUES (:project)
                                ON CONFLICT (project_id) DO NOTHING
                            """).bind("project", projectId).execute();
            return sql.createQuery("""
                            SELECT project_id FROM annotation_tracking_sequencer
                             WHERE project_id = :project FOR UPDATE %s
                            """.formatted(wait ? "" : "SKIP LOCKED"))
                    .bind("project", projectId)
                    .mapTo(Long.class)
                    .findOne()
                    .isPresent();
        });
    }

    /**
     * Numbers what can be seen, at most {@code portion} of the newest and as many that came late, and moves the marks.
     * One statement, so that all of it speaks of one snapshot. The transaction holds the project.
     *
     * @param newest an entry that was visible before this transaction had its id
     * @return how many got a number
     */
    int number(long projectId, long newest, int portion) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH s AS MATERIALIZED (
                            SELECT q.last_seq, q.settled_id, q.reached_id,
                                   coalesce(q.until_xid <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint, true)
                                       AS ended,
                                   coalesce((SELECT max(n.event_id) FROM annotation_tracking_event_number n
                                              WHERE n.project_id = :project), 0) AS top
                              FROM annotation_tracking_sequencer q
                             WHERE q.project_id = :project
                        ), late AS MATERIALIZED (
                            SELECT e.id
                              FROM annotation_tracking_event e
                             WHERE e.project_id = :project
                               AND e.id > (SELECT settled_id FROM s) AND e.id <= (SELECT top FROM s)
                               AND NOT EXISTS (SELECT 1 FROM annotation_tracking_event_number n
                                                WHERE n.project_id = :project AND n.event_id = e.id)
                             ORDER BY e.id
                             LIMIT :portion
                        ), fresh AS MATERIALIZED (
                            SELECT e.id
                              FROM annotation_tracking_event e
                             WHERE e.project_id = :project AND e.id > (SELECT top FROM s)
                             ORDER BY e.id
                             LIMIT :portion
                        ), numbered AS (
                            INSERT INTO annotation_tracking_event_number (project_id, seq, event_id)
                            SELECT :project, s.last_seq + row_number() OVER (ORDER BY f.id), f.id
                              FROM (SELECT id FROM late UNION ALL SELECT id FROM fresh) f, s
                            RETURNING event_id
                        ), done AS MATERIALIZED (
                            SELECT s.settled_id, s.reached_id, s.ended AND (SELECT count(*) FROM late) < :portion AS ended,
                                   least(:newest, greatest(s.top, (SELECT max(id) FROM fresh))) AS reached,
                                   (SELECT count(*) FROM numbered) AS amount
                              FROM s
                        ), moved AS (
                            UPDATE annotation_tracking_sequencer q
                               SET last_seq = q.last_seq + done.amount,
                                   settled_id = CASE WHEN done.ended THEN coalesce(done.reached_id, done.settled_id)
                                                     ELSE done.settled_id END,
                                   reached_id = CASE WHEN done.ended THEN done.reached ELSE done.reached_id END,
                                   reached_at = CASE WHEN done.ended THEN clock_timestamp() ELSE q.reached_at END,
                                   until_xid = CASE WHEN done.ended THEN pg_current_xact_id()::text::bigint
                                                    ELSE q.until_xid END
                              FROM done
                             WHERE q.project_id = :project AND (done.ended OR done.amount > 0)
                        )
                        SELECT amount FROM done
                        """)
                .bind("project", projectId)
                .bind("newest", newest)
                .bind("portion", portion)
                .mapTo(Integer.class)
                .one());
    }

    /** Lets every instance hear, once this transaction is committed, that a project has new numbers. */
    void announce(long projectId) {
        jdbi.useHandle(sql -> sql.createQuery("SELECT pg_notify(:channel, :project)")
                .bind("channel", Feed.CHANNEL)
                .bind("project", Long.toString(projectId))
                .mapTo(String.class)
                .one());
    }
}
