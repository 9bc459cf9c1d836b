package org.annotationtracking.claim;

import jakarta.enterprise.context.ApplicationScoped;
import org.annotationtracking.example.list.TrackedExamples;
import org.jdbi.v3.core.Jdbi;

/** Examples that a doccano added and no look of the background's has come to yet. */
@ApplicationScoped
class UntrackedRepository {

    /** Enough for everybody until the background has come; a transaction of a claim should be short. */
    private static final int MOST = 1000;

    private final Jdbi jdbi;
    private final TrackedExamples tracked;

    UntrackedRepository(Jdbi jdbi, TrackedExamples tracked) {
        this.jdbi = jdbi;
        this.tracked = tracked;
    }

    /**
     * Gives the oldest of them in a project their rows, up to {@value #MOST}; false where there can be none. Whether
     * some were found is not told: the background may have come to them a moment before, after the caller last looked. What is
     * finished in doccano already is left to the background, which carries that over. Looks only behind the mark up to
     * which the background is done for good, so an empty queue costs no look at the whole project.
     */
    boolean track(long projectId) {
        if (tracked.all()) {
            return false;
        }
        jdbi.useHandle(sql ->
                sql.createUpdate("""
                        INSERT INTO annotation_tracking (project_id, example_id)
                        SELECT e.project_id, e.id
                          FROM examples_example e
                         WHERE e.project_id = :project
                           AND e.id > coalesce((SELECT value FROM annotation_tracking_mark WHERE name = 'example-sync'), 0)
                           AND NOT EXISTS (SELECT 1 FROM annotation_tracking t
                                            WHERE t.project_id = e.project_id AND t.example_id = e.id)
                           AND NOT EXISTS (SELECT 1 FROM examples_examplestate s WHERE s.example_id = e.id)
                         ORDER BY e.id
                         LIMIT %d
                            ON CONFLICT (project_id, example_id) DO NOTHING
                        """.formatted(MOST)).bind("project", projectId).execute());
        return true;
    }
}
