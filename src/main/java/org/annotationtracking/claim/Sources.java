package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.queue.Queue;
import org.annotationtracking.queue.Workable;

/**
 * Where claims look, in SQL, one place after the other. Each is written so that one index alone serves it, in order,
 * whatever the planner has last heard of the table: none compares {@code status} except with the literal that a partial
 * index bears, and the examples from the hint on are a row comparison, which an index by example alone cannot answer.
 * What remains to be asked of a row, {@link Workable} asks.
 */
@ApplicationScoped
class Sources {

    /** Whose rejected work lies free: from one person to the next, however much lies there of each. */
    private static final String ANNOTATORS = """
            annotators AS (
                (SELECT t.annotated_by_id AS id FROM annotation_tracking t
                  WHERE t.project_id = :project AND t.status = 'rejected' AND t.locked_by_id IS NULL
                    AND t.annotated_by_id IS NOT NULL
                  ORDER BY t.annotated_by_id LIMIT 1)
                UNION ALL
                SELECT (SELECT t.annotated_by_id FROM annotation_tracking t
                         WHERE t.project_id = :project AND t.status = 'rejected' AND t.locked_by_id IS NULL
                           AND t.annotated_by_id > a.id
                         ORDER BY t.annotated_by_id LIMIT 1)
                  FROM annotators a
                 WHERE a.id IS NOT NULL)
            """;

    private static final String LEAVERS = """
            SELECT l.example_id
              FROM (SELECT a.id FROM annotators a WHERE a.id <> :caller AND a.id NOT IN (%s)) o
             CROSS JOIN LATERAL (%s) l
            """;

    /** Not by the project's index of all that is held: the caller's own are few. */
    private static final String OWN = "t.project_id + 0 = :project AND t.locked_by_id = :caller AND " + LiveLock.SQL;

    private static final String REJECTED =
            "t.project_id = :project AND t.status = 'rejected' AND t.locked_by_id IS NULL AND t.annotated_by_id ";
    private static final String HELD_NOT_LIVE = "t.project_id = :project AND t.locked_by_id IS NOT NULL AND NOT "
            + LiveLock.SQL + " AND %s (SELECT due FROM hint)";
    private static final String FREE = "t.status = '%s' AND t.locked_by_id IS NULL"
            + " AND (t.project_id, t.example_id) %s (:project, (SELECT lowest FROM hint)) AND t.project_id = :project";

    private static final String IN_ORDER = "t.example_id";
    private static final String SKIP_LOCKED = " SKIP LOCKED";

    private final Workable workable;

    Sources(Workable workable) {
        this.workable = workable;
    }

    /** What the sources themselves read from: CTEs, each with a comma behind it. */
    String common(Queue queue) {
        return queue == Queue.ANNOTATE ? ANNOTATORS + "," : "";
    }

    /** The sources by their names, first to last; never waiting for a row except the caller's own. */
    Map<String, String> of(ClaimOrder order) {
        boolean annotate = order.queue() == Queue.ANNOTATE;
        String first = annotate ? "pending" : "submitted";
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("own", source(order, OWN, IN_ORDER, ""));
        if (annotate) {
            sources.put("rework", source(order, REJECTED + "= :caller", IN_ORDER, SKIP_LOCKED));
        }
        sources.put("lapsed", source(order, HELD_NOT_LIVE.formatted(""), IN_ORDER, SKIP_LOCKED));
        sources.put("free", source(order, FREE.formatted(first, ">="), IN_ORDER, SKIP_LOCKED));
        sources.put("behind", source(order, FREE.formatted(first, "<"), IN_ORDER, SKIP_LOCKED));
        if (annotate) {
            String theirs = source(order, REJECTED + "= o.id", IN_ORDER, SKIP_LOCKED);
            sources.put("leavers", LEAVERS.formatted(Reservation.HOLDERS, theirs));
            // An index knows nothing as a value like any other only when it is asked to sort by it.
            sources.put("nobodys", source(order, REJECTED + "IS NULL", "t.annotated_by_id, " + IN_ORDER, SKIP_LOCKED));
        }
        sources.put("late", source(order, HELD_NOT_LIVE.formatted("NOT"), IN_ORDER, SKIP_LOCKED));
        return sources;
    }

    /** The limit is a literal, the most that can be asked for: an unknown one would pass for a tenth of the table. */
    private String source(ClaimOrder order, String where, String sorted, String waiting) {
        return """
                SELECT t.example_id
                  FROM annotation_tracking t
                  %s
                 WHERE %s AND %s %s
                 ORDER BY %s
                 LIMIT %d
                   FOR UPDATE OF t%s
                """.formatted(
                        order.filter().isEmpty()
                                ? "CROSS JOIN LATERAL (SELECT t.example_id AS id) e"
                                : "JOIN examples_example e ON e.id = t.example_id AND e.project_id = t.project_id",
                        where,
                        workable.condition(order.queue()),
                        order.filter().condition(),
                        sorted,
                        ClaimResource.MAX_COUNT,
                        waiting);
    }
}
