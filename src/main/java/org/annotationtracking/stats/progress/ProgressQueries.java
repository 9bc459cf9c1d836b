package org.annotationtracking.stats.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.stats.progress.MemberProgress.Share;
import org.jdbi.v3.core.Jdbi;

/** Counts check marks. */
@ApplicationScoped
class ProgressQueries {

    private static final String OWN = """
            SELECT count(*)
              FROM examples_examplestate s
              JOIN examples_example e ON e.id = s.example_id
             WHERE s.confirmed_by_id = :user AND e.project_id = :project
            """;

    private static final String ANYBODYS = """
            SELECT count(*)
              FROM examples_example e
             WHERE e.project_id = :project
               AND EXISTS (SELECT 1 FROM examples_examplestate s WHERE s.example_id = e.id)
            """;

    private final Jdbi jdbi;

    ProgressQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The examples that one person sees ticked. */
    long complete(long projectId, long userId) {
        return jdbi.withHandle(sql -> {
            boolean collaborative = sql.createQuery(
                            "SELECT collaborative_annotation FROM projects_project WHERE id = :project")
                    .bind("project", projectId)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(false);
            return collaborative
                    ? sql.createQuery(ANYBODYS)
                            .bind("project", projectId)
                            .mapTo(Long.class)
                            .one()
                    : sql.createQuery(OWN)
                            .bind("project", projectId)
                            .bind("user", userId)
                            .mapTo(Long.class)
                            .one();
        });
    }

    /** Whoever ticked and every member, the busiest first. */
    List<Share> shares(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        WITH ticks AS (
                            SELECT s.confirmed_by_id AS user_id, count(*) AS done
                              FROM examples_examplestate s
                              JOIN examples_example e ON e.id = s.example_id
                             WHERE e.project_id = :project
                             GROUP BY s.confirmed_by_id
                        )
                        SELECT u.username, coalesce(k.done, 0) AS done
                          FROM auth_user u
                          LEFT JOIN ticks k ON k.user_id = u.id
                         WHERE u.id IN (SELECT user_id FROM ticks
                                        UNION ALL
                                        SELECT m.user_id FROM projects_member m WHERE m.project_id = :project)
                         ORDER BY 2 DESC, u.id
                        """)
                .bind("project", projectId)
                .map((row, context) -> new Share(row.getString("username"), row.getLong("done")))
                .list());
    }
}
