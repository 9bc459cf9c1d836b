package org.annotationtracking.checker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.annotationtracking.Person;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Facts.Numbered;
import org.annotationtracking.checker.Facts.Row;

/** The project that is worked on: who works, on what, and what the database says of it in the end. */
record Cast(long project, List<Person> annotators, List<Person> approvers, List<Person> managers, List<Long> examples) {

    private static final String PROJECT = """
            INSERT INTO projects_project
                   (name, description, guideline, created_at, updated_at, project_type, random_order,
                    collaborative_annotation, single_class_classification, allow_member_to_create_label_type)
            VALUES ('checker', '', '', now(), now(), 'DocumentClassification', false, false, false, false)
            RETURNING id
            """;
    private static final String EXAMPLES = """
            INSERT INTO examples_example
                   (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
            SELECT ?, 'A text', '{}', 100, '.', '', gen_random_uuid(), now(), now() FROM generate_series(1, ?)
            RETURNING id
            """;
    private static final String MEMBER = """
            WITH made AS (
                INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff,
                                       is_active, date_joined)
                VALUES ('!', false, ?, '', '', '', false, true, now())
                RETURNING id
            ), token AS (
                INSERT INTO authtoken_token (key, created, user_id) SELECT ?, now(), id FROM made
            ), member AS (
                INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                SELECT now(), now(), ?, r.id, made.id FROM roles_role r, made WHERE r.name = ?
            )
            SELECT id FROM made
            """;
    private static final String MISCOUNTED = """
            SELECT count(*)
              FROM (SELECT status, user_id, sum(amount) AS n FROM annotation_tracking_count
                     WHERE project_id = ? GROUP BY 1, 2 HAVING sum(amount) != 0) c
              FULL JOIN (SELECT status, coalesce(annotated_by_id, 0) AS user_id, count(*) AS n
                           FROM annotation_tracking WHERE project_id = ? GROUP BY 1, 2) t USING (status, user_id)
             WHERE c.n IS DISTINCT FROM t.n
            """;
    private static final String ENTRIES = """
            SELECT id, example_id, type, actor_id, from_status, to_status, lock_epoch,
                   (extract(epoch FROM at) * 1000000)::bigint, request_id
              FROM annotation_tracking_event WHERE project_id = ? ORDER BY id
            """;
    private static final String ROWS = """
            SELECT example_id, status, version, lock_epoch, locked_by_id, annotated_by_id, reviewed_by_id
              FROM annotation_tracking WHERE project_id = ?
            """;

    /** Makes a project with that many people, and examples, whom a service that is ready knows. */
    static Cast in(Connection database, int annotators, int approvers, int managers, int examples) throws SQLException {
        long project = ids(database, PROJECT).get(0);
        return new Cast(
                project,
                people(database, project, "annotator", annotators),
                people(database, project, "annotation_approver", approvers),
                people(database, project, "project_manager", managers),
                ids(database, EXAMPLES, project, examples));
    }

    List<Person> everybody() {
        List<Person> everybody = new ArrayList<>(annotators);
        everybody.addAll(approvers);
        everybody.addAll(managers);
        return everybody;
    }

    /** What the database says when everything has come to rest. */
    Facts facts(Connection database, List<Numbered> numbered) throws SQLException {
        Set<Long> reviewers = everybody().stream()
                .map(Person::id)
                .filter(id -> annotators.stream().noneMatch(person -> person.id() == id))
                .collect(Collectors.toSet());
        return new Facts(
                reviewers,
                query(
                        database,
                        row -> new Entry(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getString(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getString(9)),
                        ENTRIES,
                        project),
                query(
                        database,
                        row -> new Row(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                number(row, 5),
                                number(row, 6),
                                number(row, 7)),
                        ROWS,
                        project),
                numbered,
                ids(database, MISCOUNTED, project, project).get(0));
    }

    private static List<Person> people(Connection database, long project, String role, int number) throws SQLException {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String token = UUID.randomUUID().toString().replace("-", "");
            String name = "%s%d.%d".formatted(role, project, i);
            people.add(
                    new Person(ids(database, MEMBER, name, token, project, role).get(0), name, token));
        }
        return people;
    }

    private static List<Long> ids(Connection database, String sql, Object... values) throws SQLException {
        return query(database, row -> row.getLong(1), sql, values);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(Connection database, Reader<T> reader, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        }
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
