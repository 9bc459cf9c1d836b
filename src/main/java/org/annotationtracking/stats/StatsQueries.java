package org.annotationtracking.stats;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Counts over a project's examples. */
@ApplicationScoped
class StatsQueries {

    private final Jdbi jdbi;

    StatsQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Examples by status, in one snapshot; an example without a tracking row is pending. */
    ReviewStats review(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT count(*) FILTER (WHERE t.status = 'approved') AS approved,
                               count(*) FILTER (WHERE t.status = 'rejected') AS rejected,
                               count(*) FILTER (WHERE t.status = 'submitted') AS submitted,
                               count(*) FILTER (WHERE coalesce(t.status, 'pending') = 'pending') AS pending,
                               count(*) AS total
                          FROM examples_example e
                          LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id
                         WHERE e.project_id = :project
                        """)
                .bind("project", projectId)
                .map((row, context) -> new ReviewStats(
                        row.getLong("approved"),
                        row.getLong("rejected"),
                        row.getLong("submitted"),
                        row.getLong("pending"),
                        row.getLong("total")))
                .one());
    }
}
