package org.annotationtracking.curation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;

/** The examples' table under an administrator's hand, in the caller's transaction. */
@ApplicationScoped
class CurationRepository {

    private final Jdbi jdbi;

    CurationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Holds the examples' tracking rows, ascending as everybody who holds several does; ids of other projects are left out. */
    List<Guarded> hold(long projectId, long callerId, List<Long> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT t.example_id, t.status, l.username AS holder, t.locked_at, %2$s AS expires_at,
                               floor(extract(epoch FROM %2$s - clock_timestamp()) / 60)::bigint AS minutes
                          FROM annotation_tracking t
                          LEFT JOIN auth_user l ON l.id = t.locked_by_id AND l.id <> :caller AND %1$s
                         WHERE t.project_id = :project AND t.example_id = ANY (:ids)
                         ORDER BY t.example_id
                           FOR NO KEY UPDATE OF t
                        """.formatted(LiveLock.SQL, LiveLock.FINITE_UNTIL))
                .bind("project", projectId)
                .bind("caller", callerId)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> {
                    boolean held = row.getString("holder") != null;
                    return new Guarded(
                            row.getLong("example_id"),
                            TrackingStatus.parse(row.getString("status")).orElse(TrackingStatus.PENDING),
                            row.getString("holder"),
                            held ? Rows.instant(row, "locked_at") : null,
                            held ? Rows.instant(row, "expires_at") : null,
                            held ? Rows.number(row, "minutes") : null);
                })
                .list());
    }

    /** The ids of a project's first examples behind one, ascending. */
    List<Long> idsBehind(long projectId, long exampleId, int most) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT id FROM examples_example
                         WHERE project_id = :project AND id > :behind
                         ORDER BY id
                         LIMIT :most
                        """)
                .bind("project", projectId)
                .bind("behind", exampleId)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    /** Whether the example's text is another one than this. */
    boolean changesText(ExampleKey key, Correction correction) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT count(*) > 0 FROM examples_example
                         WHERE project_id = :project AND id = :example AND text IS DISTINCT FROM :text::text
                        """)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("text", correction.text())
                .mapTo(Boolean.class)
                .one());
    }

    /** Changes what the correction names; answers whether the example is there. */
    boolean correct(ExampleKey key, Correction correction) {
        return jdbi.withHandle(sql -> sql.createUpdate("""
                        UPDATE examples_example
                           SET text = CASE WHEN :withText THEN :text ELSE text END,
                               meta = coalesce(:meta::jsonb, meta),
                               score = coalesce(:score::double precision, score),
                               updated_at = CASE WHEN :touched THEN clock_timestamp() ELSE updated_at END
                         WHERE project_id = :project AND id = :example
                        """)
                        .bind("withText", correction.withText())
                        .bind("text", correction.text())
                        .bind("meta", correction.meta())
                        .bind("score", correction.score())
                        .bind("touched", !correction.isEmpty())
                        .bind("project", key.projectId())
                        .bind("example", key.exampleId())
                        .execute())
                > 0;
    }

    /** Signs what this transaction deletes: the database's own entries in the history name this person. */
    void sign(long actorId, String actorName, String requestId) {
        jdbi.useHandle(sql -> sql.createQuery("""
                        SELECT set_config('annotation_tracking.actor_id', :id::text, true)
                            || set_config('annotation_tracking.actor_name', :name, true)
                            || set_config('annotation_tracking.request_id', :request, true)
                        """)
                .bind("id", actorId)
                .bind("name", actorName)
                .bind("request", requestId)
                .mapTo(String.class)
                .one());
    }

    /** Deletes examples with everything about them but their history; answers how many there were. */
    int delete(long projectId, List<Long> ids) {
        return jdbi.withHandle(
                sql -> sql.createUpdate("DELETE FROM examples_example WHERE project_id = :project AND id = ANY (:ids)")
                        .bind("project", projectId)
                        .bindArray("ids", Long.class, ids)
                        .execute());
    }

    /** Deletes a project that has no examples any more, with its members and settings. */
    void deleteProject(long projectId) {
        jdbi.useHandle(sql -> sql.createUpdate("DELETE FROM projects_project WHERE id = :project")
                .bind("project", projectId)
                .execute());
    }
}
