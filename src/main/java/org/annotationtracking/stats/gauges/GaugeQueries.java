package org.annotationtracking.stats.gauges;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** How all projects together stand. */
@ApplicationScoped
class GaugeQueries {

    private final Jdbi jdbi;

    GaugeQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Examples by status, from the counters. */
    Map<String, Long> counts() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT CASE status WHEN 'reviewed' THEN 'approved' ELSE status END AS status, sum(amount) AS amount
                          FROM annotation_tracking_count GROUP BY 1
                        """)
                .map((row, context) -> Map.entry(row.getString("status"), row.getLong("amount")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Seconds since the oldest submission that waits for a review; 0 when none does. Reads what waits, and nothing else. */
    double oldestSubmitted() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT coalesce(extract(epoch FROM clock_timestamp() - min(oldest.at)), 0)::float8
                          FROM (SELECT DISTINCT project_id FROM annotation_tracking_count
                                 WHERE status = 'submitted' AND amount <> 0) waiting
                         CROSS JOIN LATERAL (SELECT min(t.annotated_at) AS at FROM annotation_tracking t
                                              WHERE t.project_id = waiting.project_id AND t.status = 'submitted') oldest
                        """).mapTo(Double.class).one());
    }

    /** Leases that have not run out. */
    long locksHeld() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT count(*) FROM annotation_tracking
                         WHERE locked_by_id IS NOT NULL AND lock_expires_at > clock_timestamp()
                        """).mapTo(Long.class).one());
    }

    /** Events that webhooks which are not paused have still to be told of. */
    long webhookBacklog() {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT coalesce(sum(s.last_seq - w.last_seq), 0)
                          FROM annotation_tracking_webhook w
                          JOIN annotation_tracking_sequencer s ON s.project_id = w.project_id
                         WHERE w.active AND s.last_seq > w.last_seq
                        """).mapTo(Long.class).one());
    }
}
