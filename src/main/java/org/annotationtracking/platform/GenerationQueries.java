package org.annotationtracking.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.annotationtracking.core.SchemaReady;
import org.jdbi.v3.core.Jdbi;

/** Which doccano this service is beside, as far as its answers differ by it. */
@ApplicationScoped
class GenerationQueries {

    private final Jdbi jdbi;
    private volatile boolean older;

    GenerationQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void learn(@Observes SchemaReady ready) {
        older = ready.mode() == SchemaReady.Mode.ATTACHED
                && jdbi.withHandle(sql -> sql.select("SELECT to_regclass('examples_assignment') IS NULL")
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Whether it is 1.8.4 or before, which knows no assignments; not where this service is alone. */
    boolean isOlder() {
        return older;
    }
}
