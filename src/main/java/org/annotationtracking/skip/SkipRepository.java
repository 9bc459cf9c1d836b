package org.annotationtracking.skip;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The skipped examples, a row a person. */
@ApplicationScoped
class SkipRepository {

    private final Jdbi jdbi;

    SkipRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Skip> find(ExampleKey key, long userId) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("""
                        SELECT skipped_at, reason FROM skipped_example
                         WHERE project_id = :project AND example_id = :example AND skipped_by_id = :user
                        """), key, userId)
                .map((row, context) -> new Skip(Rows.requireInstant(row, "skipped_at"), row.getString("reason")))
                .findOne());
    }

    Skip put(ExampleKey key, long userId, String reason) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("""
                        INSERT INTO skipped_example (project_id, example_id, skipped_by_id, skipped_at, reason)
                        VALUES (:project, :example, :user, clock_timestamp(), :reason)
                            ON CONFLICT (project_id, example_id, skipped_by_id)
                            DO UPDATE SET skipped_at = excluded.skipped_at, reason = excluded.reason
                        RETURNING skipped_at, reason
                        """), key, userId)
                .bind("reason", reason)
                .map((row, context) -> new Skip(Rows.requireInstant(row, "skipped_at"), row.getString("reason")))
                .one());
    }

    /** Whether there was one. */
    boolean remove(ExampleKey key, long userId) {
        return jdbi.withHandle(sql -> bind(sql.createUpdate("""
                        DELETE FROM skipped_example
                         WHERE project_id = :project AND example_id = :example AND skipped_by_id = :user
                        """), key, userId).execute()) > 0;
    }

    private static <S extends SqlStatement<S>> S bind(S statement, ExampleKey key, long userId) {
        return statement
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("user", (int) userId);
    }
}
