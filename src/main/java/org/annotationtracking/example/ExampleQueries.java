package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.example.list.ListQuery;
import org.annotationtracking.example.list.OptionalTables;
import org.annotationtracking.example.list.TrackedExamples;
import org.annotationtracking.platform.CompactJson;
import org.annotationtracking.platform.LiveLock;
import org.annotationtracking.platform.Rows;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Examples with their tracking fields: one statement a page, whatever the filters. */
@ApplicationScoped
class ExampleQueries {

    private static final String COLUMNS = """
            SELECT e.id, e.uuid, e.filename, e.meta, ap.username AS approver,
                   (SELECT count(*) FROM examples_comment c WHERE c.example_id = e.id) AS comment_count,
                   e.text,
                   EXISTS (SELECT 1 FROM examples_examplestate s WHERE s.example_id = e.id
                            AND (s.confirmed_by_id = :caller
                                 OR (SELECT collaborative_annotation FROM projects_project WHERE id = :project)))
                       AS is_confirmed,
                   e.upload_name, e.score,
                   %s AS assignments,
                   a.username AS annotated_by, r.username AS reviewed_by, coalesce(t.status, 'pending') AS status,
                   t.annotated_at, t.reviewed_at, coalesce(t.review_notes, '') AS review_notes,
                   %s AS is_locked, l.username AS locked_by, t.locked_at, t.lock_expires_at,
                   coalesce(t.version, 0) AS version, t.changed_at
            """;

    private static final String ASSIGNMENTS = """
            (SELECT json_agg(json_build_object('id', g.id, 'assignee', gu.username, 'assignee_id', g.assignee_id)
                             ORDER BY g.created_at, g.id)
               FROM examples_assignment g JOIN auth_user gu ON gu.id = g.assignee_id
              WHERE g.example_id = e.id)""";

    private static final String JOINED = """
              FROM examples_example e
              LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id
            """;

    private static final String NAMES = """
              LEFT JOIN auth_user ap ON ap.id = e.annotations_approved_by_id
              LEFT JOIN auth_user a ON a.id = t.annotated_by_id
              LEFT JOIN auth_user r ON r.id = t.reviewed_by_id
              LEFT JOIN auth_user l ON l.id = t.locked_by_id
            """;

    private static final int FETCH_ROWS = 500;

    private final Jdbi jdbi;
    private final TrackedExamples tracked;
    private final SearchQueries search;
    private final OptionalTables tables;

    ExampleQueries(Jdbi jdbi, TrackedExamples tracked, SearchQueries search, OptionalTables tables) {
        this.jdbi = jdbi;
        this.tracked = tracked;
        this.search = search;
        this.tables = tables;
    }

    /** doccano before 1.8.5 has no assignments to name. */
    private String columns() {
        return COLUMNS.formatted(tables.hasAssignments() ? ASSIGNMENTS : "NULL", LiveLock.SQL);
    }

    /** Whose view of which project. */
    record View(long projectId, long callerId, MediaUrls media) {}

    /**
     * One page, and one example more where there is one. The ids come first, through an array, so that a cached plan
     * stays a nested loop over one page.
     */
    List<Row> page(View view, ListQuery query, int limit, long offset) {
        int keys = query.byCursor() ? query.cursorColumns().size() : 0;
        return run(
                query,
                sql -> bind(sql.createQuery(pageSql(query)), view, query)
                        .bind("limit", limit + 1)
                        .bind("offset", query.byCursor() ? 0 : offset)
                        .map((row, context) -> new Row(example(row, view.media()), key(row, keys)))
                        .list());
    }

    /** The statement of one page, with {@code :project}, {@code :caller}, {@code :limit}, {@code :offset} and the query's own names. */
    String pageSql(ListQuery query) {
        return "%s %s %s %s WHERE e.id = ANY (ARRAY(%s)) ORDER BY %s"
                .formatted(
                        columns(),
                        keys(query, query.byCursor() ? query.cursorColumns().size() : 0),
                        JOINED,
                        NAMES,
                        query.ids(tracked.all()),
                        query.orderBy());
    }

    /** The same list, with the text it looks for looked up where few examples have it. */
    ListQuery lookUp(View view, ListQuery query) {
        return search.lookUp(
                query,
                sql -> sql.createQuery(query.hits())
                        .bind("project", view.projectId())
                        .bindMap(query.values())
                        .mapTo(Long.class)
                        .list());
    }

    private <T> T run(ListQuery query, Function<Handle, T> statement) {
        return query.searches() ? search.bounded(statement) : jdbi.withHandle(statement::apply);
    }

    /** An example and, in a list by cursor, the values that make its place. */
    record Row(ExampleResponse example, List<@Nullable String> key) {}

    private static String keys(ListQuery query, int terms) {
        return IntStream.range(0, terms)
                .mapToObj(i -> ", %s AS key%d".formatted(query.cursorColumns().get(i), i))
                .collect(Collectors.joining());
    }

    private static List<@Nullable String> key(ResultSet row, int terms) throws SQLException {
        List<@Nullable String> key = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            key.add(row.getString("key" + i));
        }
        key.add(row.getString("id"));
        return key;
    }

    /** How many examples the query lets through. */
    long count(View view, ListQuery query) {
        return run(
                query,
                sql -> bind(sql.createQuery(query.count(tracked.all())), view, query)
                        .mapTo(Long.class)
                        .one());
    }

    /** How many, to the last one, whatever that costs. */
    long exactCount(View view, ListQuery query) {
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery("SELECT count(*) %s WHERE e.project_id = :project %s"
                                .formatted(JOINED, query.conditions())),
                        view,
                        query)
                .mapTo(Long.class)
                .one());
    }

    /** The ids of the first of them, ascending. */
    List<Long> ids(View view, ListQuery query, int most) {
        return jdbi.withHandle(sql -> bind(
                        sql.createQuery("SELECT e.id %s WHERE e.project_id = :project %s ORDER BY e.id LIMIT :most"
                                .formatted(JOINED, query.conditions())),
                        view,
                        query)
                .bind("most", most)
                .mapTo(Long.class)
                .list());
    }

    Optional<ExampleResponse> find(View view, ExampleKey key) {
        return jdbi.withHandle(sql -> sql.createQuery("%s %s %s WHERE e.project_id = :project AND e.id = :example"
                        .formatted(columns(), JOINED, NAMES))
                .bind("project", key.projectId())
                .bind("example", key.exampleId())
                .bind("caller", view.callerId())
                .map((row, context) -> example(row, view.media()))
                .findOne());
    }

    /** These examples, in no order. */
    List<ExampleResponse> these(View view, List<Long> ids) {
        return jdbi.withHandle(sql -> sql.createQuery("%s %s %s WHERE e.project_id = :project AND e.id = ANY (:ids)"
                        .formatted(columns(), JOINED, NAMES))
                .bind("project", view.projectId())
                .bind("caller", view.callerId())
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> example(row, view.media()))
                .list());
    }

    /** Hands over every example the filter lets through, from one snapshot, a few hundred in memory at a time. */
    void forEach(View view, ListQuery query, Consumer<Exported> consumer) {
        jdbi.useTransaction(sql -> {
            // A long read is no runaway here: it ends with the client.
            sql.execute("SET LOCAL statement_timeout = 0");
            bind(
                            sql.createQuery("%s %s %s WHERE e.project_id = :project %s ORDER BY %s"
                                    .formatted(columns(), JOINED, NAMES, query.conditions(), query.orderBy())),
                            view,
                            query)
                    .setFetchSize(FETCH_ROWS)
                    .map((row, context) -> new Exported(row.getString("uuid"), example(row, view.media())))
                    .forEach(consumer);
        });
    }

    private static Query bind(Query statement, View view, ListQuery query) {
        return statement
                .bind("project", view.projectId())
                .bind("caller", view.callerId())
                .bindMap(query.values());
    }

    private static ExampleResponse example(ResultSet row, MediaUrls media) throws SQLException {
        boolean locked = row.getBoolean("is_locked");
        double score = row.getDouble("score");
        String assignments = row.getString("assignments");
        return new ExampleResponse(
                row.getLong("id"),
                media.of(row.getString("filename")),
                CompactJson.of(row.getString("meta")),
                row.getString("approver"),
                row.getLong("comment_count"),
                row.getString("text"),
                row.getBoolean("is_confirmed"),
                row.getString("upload_name"),
                Double.isFinite(score) ? score : null,
                assignments == null ? "[]" : CompactJson.of(assignments),
                row.getString("annotated_by"),
                row.getString("reviewed_by"),
                row.getString("status"),
                Rows.instant(row, "annotated_at"),
                Rows.instant(row, "reviewed_at"),
                row.getString("review_notes"),
                locked,
                locked ? row.getString("locked_by") : null,
                locked ? Rows.instant(row, "locked_at") : null,
                locked ? Rows.instant(row, "lock_expires_at") : null,
                row.getLong("version"),
                Rows.instant(row, "changed_at"));
    }
}
