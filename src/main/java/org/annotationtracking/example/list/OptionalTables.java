package org.annotationtracking.example.list;

import jakarta.enterprise.context.ApplicationScoped;

/** Which of doccano's tables that only some databases have are there, for readers of examples beside the list. */
@ApplicationScoped
public class OptionalTables {
    private final HostTableQueries tables;

    OptionalTables(HostTableQueries tables) {
        this.tables = tables;
    }

    /** Whether there are assignments: doccano has them since 1.8.5. False while it is not known. */
    public boolean hasAssignments() {
        return tables.hasAssignments();
    }
}
