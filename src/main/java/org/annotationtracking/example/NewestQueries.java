package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which project is likely to be asked for first. */
@ApplicationScoped
class NewestQueries {

    private final Jdbi jdbi;

    NewestQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest, where there is one. */
    Optional<Long> project() {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT id FROM projects_project ORDER BY id DESC LIMIT 1")
                .mapTo(Long.class)
                .findOne());
    }
}
