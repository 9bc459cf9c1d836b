package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.queue.Workable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Finds what somebody could work on next, and holds it. */
@ApplicationScoped
class CandidateRepository {

    private final Jdbi jdbi;
    private final Sources sources;
    private final Workable workable;

    CandidateRepository(Jdbi jdbi, Sources sources, Workable workable) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.workable = workable;
    }

    /**
     * Lets one claim of a person in a project wait for the other, so that the later one is given the same again. Sets
     * the planner up for a look, too, which takes longer to plan than to run.
     */
    void takeTurn(long projectId, Caller caller) {
        jdbi.useHandle(sql -> sql.createQuery("""
                        SELECT %s
                          FROM pg_advisory_xact_lock(hashtext('annotation_tracking.claim.' || :project), :caller)
                        """.formatted(Sources.UNSORTED))
                .bind("project", Long.toString(projectId))
                .bind("caller", (int) caller.id())
                .mapTo(String.class)
                .one());
    }

    /**
     * After {@link #takeTurn}: holds the first workable examples, source after source, never waiting for a row except the
     * caller's own. A source is read only as far as those before it fell short: a plain CTE is read row by row, and its
     * rows are locked as they are read. What the rows said is to be judged again by whoever takes them.
     */
    Candidates find(ClaimOrder order, Caller caller) {
        return jdbi.withHandle(sql -> bind(sql.createQuery(look(order)), order, caller)
                .map((row, context) -> new Candidates(ids(row), row.getLong("ahead"), row.getBoolean("none_ran_out")))
                .one());
    }

    /** The statement that {@link #find} runs. */
    String look(ClaimOrder order) {
        Map<String, String> places = sources.of(order);
        String asked = places.entrySet().stream()
                .map(place -> "%s AS MATERIALIZED (%s)".formatted(place.getKey(), place.getValue()))
                .collect(Collectors.joining(",\n"));
        String all = places.keySet().stream()
                .map(name -> "SELECT '%1$s' AS source, example_id FROM %1$s".formatted(name))
                .collect(Collectors.joining("\nUNION ALL "));
        return """
                WITH RECURSIVE hint AS MATERIALIZED (
                    SELECT coalesce(max(h.example_id), 0) AS lowest,
                           coalesce(max(h.due_at), '-infinity') <= clock_timestamp() AS due
                      FROM annotation_tracking_hint h
                     WHERE h.project_id = :project AND h.queue = '%s'
                ), %s %s
                SELECT f.ids, coalesce(f.first_free - hint.lowest, 0) AS ahead,
                       hint.due AND f.before < :count AND NOT f.ran_out AS none_ran_out, %s
                  FROM hint
                 CROSS JOIN (SELECT array_agg(c.example_id) AS ids,
                                    min(c.example_id) FILTER (WHERE c.source = 'free') AS first_free,
                                    count(*) FILTER (WHERE c.source IN ('own', 'rework')) AS before,
                                    coalesce(bool_or(c.source = 'lapsed'), false) AS ran_out
                               FROM (SELECT u.source, u.example_id FROM (%s) u LIMIT :count) c) f
                """.formatted(order.queue().wire(), sources.common(order.queue()), asked, Sources.SORTED, all);
    }

    /** An example whose lease ran out during the look may have come twice. */
    private static List<Long> ids(ResultSet row) throws SQLException {
        Array ids = row.getArray("ids");
        return ids == null
                ? List.of()
                : Arrays.stream((Long[]) ids.getArray()).distinct().toList();
    }

    /** Gives the statement its values. */
    Query bind(Query query, ClaimOrder order, Caller caller) {
        return query.bind("project", order.projectId())
                .bind("caller", (int) caller.id())
                .bind("count", order.count())
                .bindMap(workable.values())
                .bindMap(order.values());
    }
}
