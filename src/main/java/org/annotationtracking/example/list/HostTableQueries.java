package org.annotationtracking.example.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import org.annotationtracking.core.SchemaReady;
import org.jdbi.v3.core.Jdbi;

/** Which of doccano's tables that only some databases have are there, and how a project wants its list. */
@ApplicationScoped
class HostTableQueries {

    static final String ASSIGNMENTS = "examples_assignment";

    private static final List<String> ASKED = List.of(
            ASSIGNMENTS,
            "labels_category",
            "labels_span",
            "labels_relation",
            "labels_boundingbox",
            "labels_segmentation",
            "label_types_categorytype",
            "label_types_spantype",
            "label_types_relationtype");

    private final Jdbi jdbi;
    private volatile Set<String> present = Set.of();

    HostTableQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void learn(@Observes SchemaReady ready) {
        present = Set.copyOf(jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT name FROM unnest(:names) AS n (name) WHERE to_regclass(name) IS NOT NULL")
                .bindArray("names", String.class, ASKED)
                .mapTo(String.class)
                .list()));
    }

    /** Whether there are assignments: doccano has them since 1.8.5. False while it is not known. */
    boolean hasAssignments() {
        return has(ASSIGNMENTS);
    }

    boolean has(String table) {
        return present.contains(table);
    }

    /** Whether a project shows everybody another order. */
    boolean isShuffled(long projectId) {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT random_order FROM projects_project WHERE id = :project")
                .bind("project", projectId)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }
}
