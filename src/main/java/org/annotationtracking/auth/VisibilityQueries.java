package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/** doccano's assignments. */
@ApplicationScoped
class VisibilityQueries {

    private final Jdbi jdbi;

    VisibilityQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether there can be any: doccano has them since 1.8.5. */
    boolean exist() {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT to_regclass('examples_assignment') IS NOT NULL")
                .mapTo(Boolean.class)
                .one());
    }

    /** Those of these examples that a person is assigned to. */
    Set<Long> among(long projectId, long userId, Collection<Long> examples) {
        return Set.copyOf(jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT DISTINCT example_id FROM examples_assignment
                         WHERE project_id = :project AND assignee_id = :user AND example_id = ANY (:examples)
                        """)
                .bind("project", projectId)
                .bind("user", (int) userId)
                .bindArray("examples", Long.class, examples)
                .mapTo(Long.class)
                .list()));
    }
}
