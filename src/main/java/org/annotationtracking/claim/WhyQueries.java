package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.queue.Workable;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts how the examples of a project stand to one person's queue. */
@ApplicationScoped
class WhyQueries {

    private final Jdbi jdbi;
    private final Workable workable;

    WhyQueries(Jdbi jdbi, Workable workable) {
        this.jdbi = jdbi;
        this.workable = workable;
    }

    /** One statement, one snapshot. */
    Why explain(ClaimOrder order, Caller caller) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT c.standing, count(*) AS amount, nullif(min(c.ends), 'infinity') AS soonest
                          FROM (SELECT CASE WHEN (%4$s) IS NOT TRUE THEN 'not_assigned_to_you'
                                            WHEN s.standing NOT IN ('not_in_queue', 'yours_in_review')
                                             AND (true %2$s) IS NOT TRUE THEN 'filtered_out'
                                            ELSE s.standing END AS standing,
                                       %3$s AS ends
                                  FROM examples_example e
                                  LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id
                                 CROSS JOIN LATERAL (SELECT %1$s AS standing) s
                                 WHERE e.project_id = :project) c
                         GROUP BY c.standing
                        """.formatted(
                                workable.standing(order.queue()),
                                order.filter().condition(),
                                LiveLock.UNTIL,
                                order.isLimited() ? "e.id IN (" + order.visible() + ")" : "true"))
                .bind("project", order.projectId())
                .bind("caller", (int) caller.id())
                .bindMap(workable.values())
                .bindMap(order.values())
                .reduceRows(new Tally(), (tally, row) -> {
                    tally.put(
                            row.getColumn("standing", String.class),
                            row.getColumn("amount", Long.class),
                            row.getColumn("soonest", Instant.class));
                    return tally;
                })
                .why());
    }

    /** The counts by their words. */
    static final class Tally {

        private final Map<String, Long> amounts = new HashMap<>();
        private @Nullable Instant soonest;

        void put(String standing, long amount, @Nullable Instant ends) {
            amounts.put(standing, amount);
            if (standing.equals("locked_by_others")) {
                soonest = ends;
            }
        }

        Why why() {
            long total = amounts.values().stream().mapToLong(Long::longValue).sum();
            return new Why(
                    total,
                    of(Workable.REMAINING),
                    of("locked_by_others"),
                    soonest,
                    of("skipped_by_you"),
                    of("yours_in_review"),
                    of("own_work_excluded"),
                    of("reviewed_by_you"),
                    of("not_assigned_to_you"),
                    of("reserved_for_others"),
                    of("filtered_out"),
                    of("not_in_queue"));
        }

        private long of(String standing) {
            return amounts.getOrDefault(standing, 0L);
        }
    }
}
