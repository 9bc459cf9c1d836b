package org.annotationtracking.stats;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Jdbi;

/** The counters: a count is the sum over its slots. */
@ApplicationScoped
class CounterQueries {

    /** Sums with a condition, and what to add to pending. */
    private static final String COUNTS = """
            SELECT s.pending + u.amount AS pending, s.submitted, s.approved, s.rejected, s.total + u.amount AS total
              FROM (SELECT coalesce(sum(c.amount) FILTER (WHERE c.status = 'pending'), 0) AS pending,
                           coalesce(sum(c.amount) FILTER (WHERE c.status = 'submitted'), 0) AS submitted,
                           coalesce(sum(c.amount) FILTER (WHERE c.status IN ('approved', 'reviewed')), 0) AS approved,
                           coalesce(sum(c.amount) FILTER (WHERE c.status = 'rejected'), 0) AS rejected,
                           coalesce(sum(c.amount), 0) AS total
                      FROM annotation_tracking_count c
                     WHERE c.project_id = :project %s) s
             CROSS JOIN (%s) u
            """;

    private static final String NOTHING = "SELECT 0 AS amount";

    /** Up to the mark every example has its row, for good; the rest is what the host has added since. */
    private static final String UNTRACKED = """
            SELECT count(*) AS amount
              FROM examples_example e
             WHERE e.project_id = :project
               AND e.id > coalesce((SELECT m.value FROM annotation_tracking_mark m WHERE m.name = 'example-sync'), 0)
               AND NOT EXISTS (SELECT 1 FROM annotation_tracking t
                                WHERE t.project_id = e.project_id AND t.example_id = e.id)
            """;

    private final Jdbi jdbi;

    CounterQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A project's tracking rows. */
    StatusCounts tracked(long projectId) {
        return counts(COUNTS.formatted("", NOTHING), projectId, 0);
    }

    /** A project's examples, those without a tracking row as pending. */
    StatusCounts trackedOrNot(long projectId) {
        return counts(COUNTS.formatted("", UNTRACKED), projectId, 0);
    }

    /** A project's tracking rows that this person has annotated. */
    StatusCounts trackedOf(long projectId, long userId) {
        return counts(COUNTS.formatted("AND c.user_id = :user", NOTHING), projectId, userId);
    }

    private StatusCounts counts(String query, long projectId, long userId) {
        return jdbi.withHandle(sql -> sql.createQuery(query)
                .bind("project", projectId)
                .bind("user", userId)
                .map((row, context) -> counts(row))
                .one());
    }

    private static StatusCounts counts(ResultSet row) throws SQLException {
        return new StatusCounts(
                row.getLong("pending"),
                row.getLong("submitted"),
                row.getLong("approved"),
                row.getLong("rejected"),
                row.getLong("total"));
    }
}
