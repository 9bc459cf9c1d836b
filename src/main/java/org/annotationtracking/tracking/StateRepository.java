package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.HostFirst;
import org.annotationtracking.tracking.Standing.Person;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** doccano's ticks ({@code examples_examplestate}), kept in step with our status in the same transaction. */
@ApplicationScoped
class StateRepository {

    private final Jdbi jdbi;
    private final boolean inStep;

    StateRepository(Jdbi jdbi, DoccanoConfig config) {
        this.jdbi = jdbi;
        this.inStep = config.syncStates();
    }

    /** Ticks what is submitted anew, unticks what is pending or rejected again. */
    void follow(ExampleKey key, Standing before, Standing after) {
        if (!inStep) {
            return;
        }
        switch (after.status()) {
            case SUBMITTED -> tick(key, after.annotatedBy());
            case PENDING, REJECTED -> untick(key, before.annotatedBy());
            case APPROVED -> {}
        }
    }

    /** The name of whoever ticked the example last. */
    Optional<String> confirmedBy(ExampleKey key) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT u.username
                          FROM examples_examplestate s
                          JOIN examples_example e ON e.id = s.example_id
                          JOIN auth_user u ON u.id = s.confirmed_by_id
                         WHERE e.project_id = :project AND e.id = :example
                         ORDER BY s.confirmed_at DESC, s.id DESC
                         LIMIT 1
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .mapTo(String.class)
                .findOne());
    }

    private void tick(ExampleKey key, @Nullable Person annotator) {
        if (annotator == null) {
            return;
        }
        jdbi.useHandle(sql -> sql.createUpdate("""
                        INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)
                        SELECT clock_timestamp(), :user, :example
                          FROM %s
                         WHERE patience.set_to IS NOT NULL
                        ON CONFLICT (example_id, confirmed_by_id) DO NOTHING
                        """.formatted(HostFirst.PATIENCE))
                .bind("user", annotator.id())
                .bind("example", key.exampleId())
                .execute());
    }

    /** In a collaborative project a tick speaks for everybody, so all of them go. */
    private void untick(ExampleKey key, @Nullable Person annotator) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        DELETE FROM examples_examplestate s
                         USING projects_project p, %s
                         WHERE patience.set_to IS NOT NULL AND p.id = :project AND s.example_id = :example
                           AND (p.collaborative_annotation OR s.confirmed_by_id = :user)
                        """.formatted(HostFirst.PATIENCE))
                .bind("user", annotator == null ? -1 : annotator.id())
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .execute());
    }
}
