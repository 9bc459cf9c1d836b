package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.queue.Queue;
import org.annotationtracking.queue.Workable;

/**
 * Where claims look, in SQL, one place after the other. Each is written so that one index alone serves it, in order,
 * whatever the planner has last heard of the table: none compares {@code status} except with the literal that a partial
 * index bears, and stretches of an index are row comparisons, which no index that only begins like it can answer. For
 * a planner that believes there are next to none and would sort them all, sorting is {@link #UNSORTED forbidden} when
 * such a statement is planned. What remains to be asked of a row, {@link Workable} asks.
 */
@ApplicationScoped
class Sources {

    /** To select in the statement before: the next one takes the order from an index, and its plan as it was first made. */
    static final String UNSORTED = """
            set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true),
            set_config('jit', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    /** To select in that statement: those behind it are planned as usual. */
    static final String SORTED = "set_config('enable_sort', 'on', true)";

    /** Whose work there is: from one person to the next, however much lies there of each. */
    private static final String ANNOTATORS = """
            annotators AS (
                %1$s
                UNION ALL
                SELECT %2$s FROM annotators a WHERE a.id IS NOT NULL),
            """.formatted(next("0"), next("a.id"));

    private static final String BY_ANNOTATOR = """
            SELECT l.example_id
              FROM (SELECT a.id FROM annotators a WHERE a.id <> :caller %s) o
             CROSS JOIN LATERAL (%s) l
            """;

    /** Not by the project's index of all that is held: the caller's own are few, and sorted once they are found. */
    private static final String OWN_IN_ORDER = "SELECT o.example_id FROM (%s) o ORDER BY o.example_id";

    private static final String OWN = "t.project_id + 0 = :project AND t.locked_by_id = :caller AND " + LiveLock.SQL;

    private static final String REJECTED =
            "t.project_id = :project AND t.status = 'rejected' AND t.locked_by_id IS NULL AND ";
    private static final String OF_ONE = """
            (t.annotated_by_id, t.example_id) >= (%1$s, 0)
               AND (t.annotated_by_id, t.example_id) <= (%1$s, 9223372036854775807)
            """;
    private static final String SUBMITTED =
            "t.project_id = :project AND t.status = 'submitted' AND t.locked_by_id IS NULL"
                    + " AND t.example_id >= (SELECT lowest FROM hint) AND t.annotated_by_id = ";
    private static final String HELD_NOT_LIVE = "t.project_id = :project AND t.locked_by_id IS NOT NULL AND NOT "
            + LiveLock.SQL + " AND %s (SELECT due FROM hint)";
    private static final String FREE = "t.status = '%s' AND t.locked_by_id IS NULL AND ";
    private static final String FROM_HINT = """
            (t.project_id, t.example_id + 0) >= (:project, (SELECT lowest FROM hint))
               AND (t.project_id, t.example_id + 0) <= (:project, 9223372036854775807)
            """;
    private static final String UNSIGNED = """
            t.status = 'submitted' AND t.locked_by_id IS NULL AND t.annotated_by_id IS NULL
               AND (t.project_id, t.example_id - 0) >= (:project, (SELECT lowest FROM hint))
               AND (t.project_id, t.example_id - 0) <= (:project, 9223372036854775807)
            """;
    private static final String BELOW_HINT = """
            (t.project_id, t.example_id + 0) >= (:project, 0)
               AND (t.project_id, t.example_id + 0) < (:project, (SELECT lowest FROM hint))
            """;

    /** So far a reviewer's next one is looked for among the reviewer's own; then among each other person's. */
    private static final String NEAREST = """
            (SELECT t.*, t.example_id + 0 AS place FROM annotation_tracking t WHERE %s ORDER BY %s LIMIT 100) n
              JOIN annotation_tracking t ON t.id = n.id AND t.project_id + 0 = :project
            """;

    /** What is somebody's own to see is looked up rather than met on the way: it may be little of much. */
    private static final String ASSIGNED =
            "t.project_id = :project AND t.example_id = ANY (ARRAY(%s)) AND t.status IN (%s)";

    private static final String ASSIGNED_IN_ORDER = "t.status = 'rejected' DESC, t.locked_by_id IS NULL, t.example_id";

    private static final String BY_ID = "t.example_id";
    private static final String BY_ANNOTATOR_AND_ID = "t.annotated_by_id, t.example_id";

    /** By the sum, which only the indexes of the queues bear; the indexes of all rows would have the plain order as well. */
    static final String IN_ORDER = "t.project_id, t.example_id + 0";

    /** By the difference, which the index of those bears whom nobody has signed; the sum would be found among all submitted. */
    private static final String UNSIGNED_IN_ORDER = "t.project_id, t.example_id - 0";

    private static final String SKIP_LOCKED = " SKIP LOCKED";

    private final Workable workable;
    private final boolean ownWorkReviewed;

    Sources(Workable workable, ReviewRules review) {
        this.workable = workable;
        this.ownWorkReviewed = review.ownWork();
    }

    /** What the sources themselves read from: CTEs, each with a comma behind it. */
    String common(Queue queue) {
        return ANNOTATORS.formatted(
                queue == Queue.ANNOTATE ? "AND t.status = 'rejected' AND t.locked_by_id IS NULL" : "");
    }

    private static String next(String person) {
        return """
                (SELECT t.annotated_by_id AS id FROM annotation_tracking t
                  WHERE t.annotated_by_id IS NOT NULL %%1$s AND (t.project_id, t.annotated_by_id) > (:project, %s)
                    AND (t.project_id, t.annotated_by_id) <= (:project, 2147483647)
                  ORDER BY t.project_id, t.annotated_by_id LIMIT 1)
                """.formatted(person);
    }

    /** The sources by their names, first to last; never waiting for a row except the caller's own. */
    Map<String, String> of(ClaimOrder order) {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("own", OWN_IN_ORDER.formatted(source(order, OWN, "", "")));
        if (order.isLimited()) {
            String assigned = ASSIGNED.formatted(order.visible(), order.queue().statusLiterals());
            sources.put("assigned", source(order, assigned, ASSIGNED_IN_ORDER, SKIP_LOCKED));
            return sources;
        }
        if (order.queue() == Queue.ANNOTATE) {
            sources.put(
                    "rework", source(order, REJECTED + OF_ONE.formatted(":caller"), BY_ANNOTATOR_AND_ID, SKIP_LOCKED));
        }
        sources.put("lapsed", source(order, HELD_NOT_LIVE.formatted(""), IN_ORDER, SKIP_LOCKED));
        if (order.queue() == Queue.ANNOTATE) {
            toAnnotate(sources, order);
        } else {
            toReview(sources, order);
        }
        sources.put("late", source(order, HELD_NOT_LIVE.formatted("NOT"), IN_ORDER, SKIP_LOCKED));
        return sources;
    }

    private void toAnnotate(Map<String, String> sources, ClaimOrder order) {
        sources.put("free", source(order, FREE.formatted("pending") + FROM_HINT, IN_ORDER, SKIP_LOCKED));
        sources.put("behind", source(order, FREE.formatted("pending") + BELOW_HINT, IN_ORDER, SKIP_LOCKED));
        String leavers = "AND a.id NOT IN (%s)".formatted(Reservation.HOLDERS);
        sources.put(
                "leavers",
                BY_ANNOTATOR.formatted(
                        leavers, source(order, REJECTED + OF_ONE.formatted("o.id"), BY_ANNOTATOR_AND_ID, SKIP_LOCKED)));
        // An index knows nothing as a value like any other only when it is asked to sort by it.
        sources.put("nobodys", source(order, REJECTED + "t.annotated_by_id IS NULL", BY_ANNOTATOR_AND_ID, SKIP_LOCKED));
    }

    private void toReview(Map<String, String> sources, ClaimOrder order) {
        String free = FREE.formatted("submitted") + FROM_HINT;
        if (ownWorkReviewed) {
            sources.put("free", source(order, free, IN_ORDER, SKIP_LOCKED));
        } else {
            sources.put(
                    "free",
                    source(
                            NEAREST.formatted(free, IN_ORDER),
                            order,
                            "t.locked_by_id IS NULL",
                            "n.project_id, n.place",
                            SKIP_LOCKED));
            sources.put("others", BY_ANNOTATOR.formatted("", source(order, SUBMITTED + "o.id", BY_ID, SKIP_LOCKED)));
            sources.put("nobodys", source(order, UNSIGNED, UNSIGNED_IN_ORDER, SKIP_LOCKED));
        }
        sources.put("behind", source(order, FREE.formatted("submitted") + BELOW_HINT, IN_ORDER, SKIP_LOCKED));
    }

    private String source(ClaimOrder order, String where, String sorted, String waiting) {
        return source("annotation_tracking t", order, where, sorted, waiting);
    }

    /** The limit is a literal, the most that can be asked for: an unknown one would pass for a tenth of the table. */
    private String source(String from, ClaimOrder order, String where, String sorted, String waiting) {
        return """
                SELECT t.example_id
                  FROM %s
                  %s
                 WHERE %s AND %s %s
                 %s
                   FOR UPDATE OF t%s
                """.formatted(
                        from,
                        order.isPlain()
                                ? "CROSS JOIN LATERAL (SELECT t.example_id AS id) e"
                                : "JOIN examples_example e ON e.id = t.example_id AND e.project_id = t.project_id",
                        where,
                        workable.condition(order.queue()),
                        order.condition(),
                        sorted.isEmpty() ? "" : "ORDER BY %s LIMIT %d".formatted(sorted, ClaimResource.MAX_COUNT),
                        waiting);
    }
}
