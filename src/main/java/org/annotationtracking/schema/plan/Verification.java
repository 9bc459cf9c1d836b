package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks closer than the watch does: recounts, and tries the table out without leaving a trace. */
public final class Verification {
    private static final String RECOUNT = """
            SELECT coalesce(c.project_id, t.project_id) AS project, coalesce(c.status, t.status) AS status,
                   coalesce(c.user_id, t.user_id) AS person, coalesce(c.n, 0) AS counted, coalesce(t.n, 0) AS there
              FROM (SELECT project_id, status, user_id, sum(amount) AS n
                      FROM annotation_tracking_count GROUP BY 1, 2, 3 HAVING sum(amount) != 0) c
              FULL JOIN (SELECT project_id, status, coalesce(annotated_by_id, 0) AS user_id, count(*) AS n
                           FROM annotation_tracking GROUP BY 1, 2, 3) t USING (project_id, status, user_id)
             WHERE c.n IS DISTINCT FROM t.n
             ORDER BY 1, 2, 3
             LIMIT 20
            """;
    private static final List<String> WALK = List.of(
            "INSERT INTO annotation_tracking (project_id, example_id) VALUES (:project, :example)"
                    + " ON CONFLICT (project_id, example_id) DO UPDATE SET version = annotation_tracking.version + 1",
            "UPDATE annotation_tracking SET status = 'submitted', annotated_at = clock_timestamp(), version = version + 1"
                    + " WHERE project_id = :project AND example_id = :example",
            "UPDATE annotation_tracking SET status = 'rejected', review_notes = 'smoke', version = version + 1"
                    + " WHERE project_id = :project AND example_id = :example",
            "UPDATE annotation_tracking SET status = 'submitted', version = version + 1"
                    + " WHERE project_id = :project AND example_id = :example",
            "UPDATE annotation_tracking SET status = 'approved', reviewed_at = clock_timestamp(), version = version + 1"
                    + " WHERE project_id = :project AND example_id = :example",
            "INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, to_status)"
                    + " VALUES (:project, :example, 'smoke', 'system', 'approved')");

    private static final String EXAMPLE = "SELECT project_id, id FROM examples_example ORDER BY id LIMIT 1";

    /** Where the host's tables are ours an example can be made for the purpose. */
    private static final String MAKE_EXAMPLE = """
            WITH project AS (
                INSERT INTO projects_project (name, description, guideline, created_at, updated_at, project_type, random_order,
                                              collaborative_annotation, single_class_classification,
                                              allow_member_to_create_label_type)
                VALUES ('smoke', '', '', now(), now(), 'DocumentClassification', false, true, false, false)
                RETURNING id
            )
            INSERT INTO examples_example (meta, filename, text, created_at, updated_at, project_id, uuid, upload_name, score)
            SELECT '{}', '', 'smoke', now(), now(), id, gen_random_uuid(), '', 0 FROM project
            RETURNING project_id, id
            """;

    private Verification() {}

    /** Counters held against a recount. */
    public static List<Finding> recount(Connection connection) {
        try (Handle handle = Jdbi.create(connection).open()) {
            return handle.createQuery(RECOUNT)
                    .map((row, context) -> Finding.of(
                                    DriftCode.COUNTER_DIFFERS,
                                    "project %d, %s, user %d"
                                            .formatted(
                                                    row.getLong("project"),
                                                    row.getString("status"),
                                                    row.getLong("person")))
                            .expected(row.getString("there"))
                            .found(row.getString("counted")))
                    .list();
        }
    }

    private static Optional<long[]> ownExample(Handle handle) {
        boolean ours = handle.createQuery("SELECT to_regproc('annotation_tracking_follow_examples') IS NOT NULL")
                .mapTo(Boolean.class)
                .one();
        return ours
                ? handle.createQuery(MAKE_EXAMPLE)
                        .map((row, context) -> new long[] {row.getLong("project_id"), row.getLong("id")})
                        .findOne()
                : Optional.empty();
    }

    /** Moves one row through its states and rolls back; the lines say what was done. */
    public static List<String> smoke(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Handle handle = Jdbi.create(connection).open()) {
            handle.execute("SET LOCAL lock_timeout = '3s'");
            List<String> done = new ArrayList<>();
            Optional<long[]> example = handle.createQuery(EXAMPLE)
                    .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                    .findOne()
                    .or(() -> ownExample(handle));
            if (example.isEmpty()) {
                return List.of(
                        "The host has no example yet to try the table with, and its tables are not ours to write");
            }
            for (String sql : WALK) {
                int rows = handle.createUpdate(sql)
                        .bind("project", example.get()[0])
                        .bind("example", example.get()[1])
                        .execute();
                done.add("%d row: %s".formatted(rows, sql.replaceFirst(" WHERE .*| VALUES .*", "")));
            }
            done.add("rolled back");
            return done;
        } finally {
            connection.rollback();
        }
    }
}
