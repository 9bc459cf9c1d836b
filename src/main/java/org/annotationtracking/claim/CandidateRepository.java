package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.queue.Queue;
import org.annotationtracking.queue.Workable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Finds what somebody could work on next, and holds it. */
@ApplicationScoped
class CandidateRepository {

    private static final String HELD_NOT_LIVE = "t.locked_by_id IS NOT NULL AND NOT " + LiveLock.SQL;
    private static final String FREE =
            "t.status = '%s' AND t.locked_by_id IS NULL AND t.example_id %s (SELECT lowest FROM hint)";
    private static final String SKIP_LOCKED = " SKIP LOCKED";

    private final Jdbi jdbi;
    private final Workable workable;

    CandidateRepository(Jdbi jdbi, Workable workable) {
        this.jdbi = jdbi;
        this.workable = workable;
    }

    /** Lets one claim of a person in a project wait for the other, so that the later one is given the same again. */
    void takeTurn(long projectId, Caller caller) {
        jdbi.useHandle(sql -> sql.createQuery("""
                        SELECT 1 FROM pg_advisory_xact_lock(hashtext('annotation_tracking.claim.' || :project), :caller)
                        """)
                .bind("project", Long.toString(projectId))
                .bind("caller", (int) caller.id())
                .mapTo(Integer.class)
                .one());
    }

    /**
     * Holds the first workable examples, source after source, never waiting for a row except the caller's own. A source
     * is read only as far as those before it fell short: a plain CTE is read row by row, and its rows are locked as they
     * are read. What the rows said is to be judged again by whoever takes them.
     */
    Candidates find(ClaimOrder order, Caller caller) {
        Map<String, String> sources = sources(order);
        String asked = sources.entrySet().stream()
                .map(source -> "%s AS MATERIALIZED (%s)".formatted(source.getKey(), source.getValue()))
                .collect(Collectors.joining(",\n"));
        String all = sources.keySet().stream()
                .map(name -> "SELECT '%1$s' AS source, example_id FROM %1$s".formatted(name))
                .collect(Collectors.joining("\nUNION ALL "));
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery("""
                        WITH hint AS MATERIALIZED (
                            SELECT coalesce(max(h.example_id), 0) AS lowest,
                                   coalesce(max(h.due_at), '-infinity') <= clock_timestamp() AS due
                              FROM annotation_tracking_hint h
                             WHERE h.project_id = :project AND h.queue = '%s'
                        ), %s
                        SELECT hint.due, f.ids, coalesce(f.first_free - hint.lowest, 0) AS ahead
                          FROM hint
                         CROSS JOIN (SELECT array_agg(c.example_id) AS ids,
                                            min(c.example_id) FILTER (WHERE c.source = 'free') AS first_free
                                       FROM (SELECT u.source, u.example_id FROM (%s) u LIMIT :count) c) f
                        """.formatted(order.queue().wire(), asked, all)), order, caller)
                .map((row, context) -> new Candidates(ids(row), row.getLong("ahead"), row.getBoolean("due")))
                .one());
    }

    /** An example whose lease ran out during the look may have come twice. */
    private static List<Long> ids(ResultSet row) throws SQLException {
        Array ids = row.getArray("ids");
        return ids == null
                ? List.of()
                : Arrays.stream((Long[]) ids.getArray()).distinct().toList();
    }

    /** Where to look, in this order. */
    private Map<String, String> sources(ClaimOrder order) {
        Queue queue = order.queue();
        String first = queue == Queue.ANNOTATE ? "pending" : "submitted";
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("own", source(order, "t.locked_by_id = :caller AND " + LiveLock.SQL, ""));
        if (queue == Queue.ANNOTATE) {
            sources.put("rework", source(order, rejected("="), SKIP_LOCKED));
        }
        sources.put("lapsed", source(order, HELD_NOT_LIVE + " AND (SELECT due FROM hint)", SKIP_LOCKED));
        sources.put("free", source(order, FREE.formatted(first, ">="), SKIP_LOCKED));
        sources.put("behind", source(order, FREE.formatted(first, "<"), SKIP_LOCKED));
        if (queue == Queue.ANNOTATE) {
            sources.put("orphaned", source(order, rejected("IS DISTINCT FROM"), SKIP_LOCKED));
        }
        sources.put("late", source(order, HELD_NOT_LIVE + " AND NOT (SELECT due FROM hint)", SKIP_LOCKED));
        return sources;
    }

    private static String rejected(String compared) {
        return "t.status = 'rejected' AND t.locked_by_id IS NULL AND t.annotated_by_id " + compared + " :caller";
    }

    /** The limit is a literal, the most that can be asked for: an unknown one would pass for a tenth of the table. */
    private String source(ClaimOrder order, String where, String waiting) {
        return """
                SELECT t.example_id
                  FROM annotation_tracking t
                  %s
                 WHERE t.project_id = :project AND t.status IN (%s) AND %s AND %s %s
                 ORDER BY t.example_id
                 LIMIT %d
                   FOR UPDATE OF t%s
                """.formatted(
                        order.filter().isEmpty()
                                ? "CROSS JOIN LATERAL (SELECT t.example_id AS id) e"
                                : "JOIN examples_example e ON e.id = t.example_id AND e.project_id = t.project_id",
                        order.queue().statusLiterals(),
                        where,
                        workable.condition(order.queue()),
                        order.filter().condition(),
                        ClaimResource.MAX_COUNT,
                        waiting);
    }

    private Query bind(Query query, ClaimOrder order, Caller caller) {
        return query.bind("project", order.projectId())
                .bind("caller", (int) caller.id())
                .bind("count", order.count())
                .bindMap(workable.values())
                .bindMap(order.filter().values());
    }
}
