package org.annotationtracking.tracking.tick;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.HostFirst;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** doccano's table of check marks, seen by one person: the own ones, or everybody's in a collaborative project. */
@ApplicationScoped
class TickRepository {

    private static final String SEEN = """
              FROM examples_examplestate s
              JOIN examples_example e ON e.id = s.example_id
              JOIN projects_project p ON p.id = e.project_id
             WHERE p.id = :project AND e.id = :example
               AND (p.collaborative_annotation OR s.confirmed_by_id = :user)
            """;

    private final Jdbi jdbi;

    TickRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    boolean exampleExists(ExampleKey key) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM examples_example WHERE project_id = :project AND id = :example)")
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .mapTo(Boolean.class)
                .one());
    }

    long count(ExampleKey key, long userId) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("SELECT count(*) " + SEEN), key, userId)
                .mapTo(Long.class)
                .one());
    }

    List<Tick> page(ExampleKey key, long userId, PageRequest page) {
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery("SELECT s.id, s.example_id, s.confirmed_by_id, s.confirmed_at " + SEEN
                                + " ORDER BY s.id LIMIT :limit OFFSET :offset"),
                        key,
                        userId)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> new Tick(
                        row.getLong("id"),
                        row.getLong("example_id"),
                        row.getLong("confirmed_by_id"),
                        Rows.requireInstant(row, "confirmed_at")))
                .list());
    }

    /** Ticks for a person, unless that is done already. */
    Tick set(ExampleKey key, long userId) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO examples_examplestate AS s (confirmed_at, confirmed_by_id, example_id)
                        SELECT clock_timestamp(), :user, id
                          FROM examples_example, %s
                         WHERE patience.set_to IS NOT NULL AND project_id = :project AND id = :example
                        ON CONFLICT (example_id, confirmed_by_id) DO UPDATE SET confirmed_at = s.confirmed_at
                        RETURNING id, confirmed_at
                        """.formatted(HostFirst.PATIENCE))
                .bind("user", (int) userId)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .map((row, context) ->
                        new Tick(row.getLong("id"), key.exampleId(), userId, Rows.requireInstant(row, "confirmed_at")))
                .one());
    }

    /** Takes away what the person sees; answers how many there were. */
    int clear(ExampleKey key, long userId) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        DELETE FROM examples_examplestate d
                         USING %s
                         WHERE patience.set_to IS NOT NULL AND d.id IN (SELECT s.id %s)
                        """.formatted(HostFirst.PATIENCE, SEEN))
                .bind("user", (int) userId)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .execute());
    }

    private static Query bind(Query query, ExampleKey key, long userId) {
        return query.bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("user", (int) userId);
    }
}
