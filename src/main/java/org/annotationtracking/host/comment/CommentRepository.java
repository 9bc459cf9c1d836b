package org.annotationtracking.host.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** doccano's table of comments. What has lost its author is not shown. */
@ApplicationScoped
class CommentRepository {

    private static final String FILTERED = """
              FROM examples_comment c
              JOIN examples_example e ON e.id = c.example_id
              JOIN auth_user u ON u.id = c.user_id
             WHERE e.project_id = :project
               AND (:example::bigint IS NULL OR c.example_id = :example::bigint)
               AND upper(c.text) LIKE ALL (SELECT upper(p) FROM unnest(:patterns) AS n (p))
            """;

    private static final String COLUMNS = "SELECT c.id, c.user_id, u.username, c.example_id, c.text, c.created_at";

    private final Jdbi jdbi;

    CommentRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    long count(long projectId, CommentFilter filter) {
        return jdbi.withHandle(sql -> bind(sql.createQuery("SELECT count(*) " + FILTERED), projectId, filter)
                .mapTo(Long.class)
                .one());
    }

    List<Comment> page(long projectId, CommentFilter filter, PageRequest page) {
        String order = filter.newestFirst() ? "c.created_at DESC, c.id DESC" : "c.created_at, c.id";
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery(COLUMNS + FILTERED + " ORDER BY " + order + " LIMIT :limit OFFSET :offset"),
                        projectId,
                        filter)
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, context) -> comment(row))
                .list());
    }

    Optional<Comment> find(long projectId, long commentId) {
        return jdbi.withHandle(sql -> sql.createQuery(COLUMNS + """
                          FROM examples_comment c
                          JOIN examples_example e ON e.id = c.example_id
                          JOIN auth_user u ON u.id = c.user_id
                         WHERE e.project_id = :project AND c.id = :comment
                        """)
                .bind("project", projectId)
                .bind("comment", commentId)
                .map((row, context) -> comment(row))
                .findOne());
    }

    /** Adds a comment and answers its id; empty when the example is not there. */
    Optional<Long> add(ExampleKey key, long userId, String text) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        INSERT INTO examples_comment (text, created_at, updated_at, user_id, example_id)
                        SELECT :text, clock_timestamp(), clock_timestamp(), :user, id
                          FROM examples_example
                         WHERE project_id = :project AND id = :example
                        RETURNING id
                        """)
                .bind("text", text)
                .bind("user", (int) userId)
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .mapTo(Long.class)
                .findOne());
    }

    void change(long projectId, long commentId, String text) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        UPDATE examples_comment c SET text = :text, updated_at = clock_timestamp()
                          FROM examples_example e
                         WHERE e.id = c.example_id AND e.project_id = :project AND c.id = :comment
                        """)
                .bind("text", text)
                .bind("project", projectId)
                .bind("comment", commentId)
                .execute());
    }

    /** Deletes what this person has said among these. */
    void removeOwn(long projectId, long userId, List<Long> ids) {
        jdbi.useHandle(sql -> sql.createUpdate("""
                        DELETE FROM examples_comment c
                         USING examples_example e
                         WHERE e.id = c.example_id AND e.project_id = :project
                           AND c.user_id = :user AND c.id = ANY (:ids)
                        """)
                .bind("project", projectId)
                .bind("user", userId)
                .bindArray("ids", Long.class, ids)
                .execute());
    }

    private static Query bind(Query query, long projectId, CommentFilter filter) {
        return query.bind("project", projectId)
                .bindByType("example", filter.example(), Long.class)
                .bindArray("patterns", String.class, filter.patterns());
    }

    private static Comment comment(ResultSet row) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getLong("user_id"),
                row.getString("username"),
                row.getLong("example_id"),
                row.getString("text"),
                Rows.requireInstant(row, "created_at"));
    }
}
