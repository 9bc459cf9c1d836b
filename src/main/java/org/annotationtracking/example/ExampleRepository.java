package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Writes single examples; a trigger gives each its tracking row. */
@ApplicationScoped
class ExampleRepository {

    private final Jdbi jdbi;

    ExampleRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Adds an example and answers its id. */
    long add(long projectId, NewExample example) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO examples_example
                               (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                        VALUES (:project, :text, :meta::jsonb, :score, '.', '', :uuid, clock_timestamp(), clock_timestamp())
                        RETURNING id
                        """)
                .bind("project", projectId)
                .bind("text", example.text())
                .bind("meta", example.meta().toString())
                .bind("score", example.score())
                .bind("uuid", UUID.randomUUID())
                .mapTo(Long.class)
                .one());
    }
}
