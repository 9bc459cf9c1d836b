package org.annotationtracking.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.annotationtracking.auth.Passwords;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The small doccano that the exchanges speak of: six people, four projects, thirty-eight examples. Every id is moved by
 * the same distance, so that it fits into a database that is in use; rows made later get the ids that follow. Works on
 * doccano's own tables as well as on ours.
 */
final class DoccanoWorld {

    static final String PASSWORD = "pass-w0rd";
    static final List<String> PEOPLE = List.of("root", "mgr", "ann1", "ann2", "appr", "outsider");

    private static final int PER_PROJECT = 12;
    private static final List<String> PROJECTS = List.of("P1", "P2 collab", "P3 random", "P4 stt");

    private final Jdbi jdbi;
    private final long distance;
    private final Map<String, String> tokens = new HashMap<>();

    DoccanoWorld(Jdbi jdbi, long distance) {
        this.jdbi = jdbi;
        this.distance = distance;
    }

    long distance() {
        return distance;
    }

    /** A person's API token. */
    String token(String person) {
        return tokens.getOrDefault(person, "");
    }

    /** Our id of a role by its name. */
    long role(String name) {
        return jdbi.withHandle(sql -> sql.select("SELECT id FROM roles_role WHERE name = ?", name)
                .mapTo(Long.class)
                .one());
    }

    void make() {
        jdbi.useTransaction(sql -> {
            people(sql);
            projects(sql);
            members(sql);
            examples(sql);
            if (Clearing.has(sql, "examples_assignment")) {
                assignments(sql, "examples_assignment");
            }
            if (Clearing.has(sql, "labels_category")) {
                label(sql, "ann1");
                label(sql, "mgr");
            }
            tick(sql, 1, 1, "ann1");
            tick(sql, 2, 3, "ann2");
            tick(sql, 3, 13, "ann1");
            tick(sql, 4, 15, "ann2");
            tick(sql, 5, 27, "ann2");
            tick(sql, 6, 25, "ann1");
            comment(sql, 1, 1, "ann1", "c1");
            comment(sql, 2, 13, "ann1", "c2");
            comment(sql, 3, 25, "ann2", "c3");
            Map<String, Integer> next = Map.of(
                    "examples_example", 38, "projects_member", 16, "examples_comment", 3, "examples_examplestate", 6);
            next.forEach((table, last) -> sql.select(
                            "SELECT setval(pg_get_serial_sequence(?, 'id'), ?)", table, distance + last)
                    .mapTo(Long.class)
                    .one());
        });
    }

    /** Takes everything away again but what has a history; projects and people one after the other, as doccano does. */
    void remove() {
        jdbi.useTransaction(sql -> new Clearing(sql, distance).projects(PROJECTS.size()));
        jdbi.useTransaction(sql -> new Clearing(sql, distance).people());
    }

    /** Somebody says that the first example is positive. */
    private void label(Handle sql, String name) {
        sql.execute("""
                INSERT INTO label_types_categorytype (text, background_color, text_color, created_at, updated_at, project_id)
                VALUES ('positive', '#ffffff', '#000000', now(), now(), ?) ON CONFLICT DO NOTHING
                """, distance + 1);
        sql.execute("""
                INSERT INTO labels_category (uuid, prob, manual, created_at, updated_at, example_id, label_id, user_id)
                SELECT ?, 0, true, now(), now(), ?, id, ? FROM label_types_categorytype WHERE project_id = ?
                """, UUID.randomUUID(), distance + 1, person(name), distance + 1);
    }

    private void people(Handle sql) {
        String hash = Passwords.hash(PASSWORD);
        for (int i = 0; i < PEOPLE.size(); i++) {
            String name = PEOPLE.get(i);
            String token = (UUID.randomUUID().toString() + UUID.randomUUID())
                    .replace("-", "")
                    .substring(0, 40);
            tokens.put(name, token);
            sql.execute("""
                    INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff,
                                           is_active, date_joined)
                    VALUES (?, ?, ?, ?, '', '', ?, ?, true, clock_timestamp())
                    """, distance + 1 + i, hash, i == 0, name, name + "@example.com", i == 0);
            sql.execute(
                    "INSERT INTO authtoken_token (key, created, user_id) VALUES (?, clock_timestamp(), ?)",
                    token,
                    distance + 1 + i);
        }
    }

    private void projects(Handle sql) {
        for (int i = 0; i < PROJECTS.size(); i++) {
            sql.execute(
                    """
                    INSERT INTO projects_project
                           (id, name, description, guideline, created_at, updated_at, project_type, random_order,
                            collaborative_annotation, single_class_classification, allow_member_to_create_label_type,
                            created_by_id)
                    VALUES (?, ?, 'd', '', timestamptz '2026-11-22 10:46:09.1Z' + ? * interval '1 ms',
                            timestamptz '2026-11-22 10:46:09.1Z' + ? * interval '1 ms', ?, ?, ?, false, false, ?)
                    """,
                    distance + 1 + i,
                    PROJECTS.get(i),
                    i,
                    i,
                    i == 3 ? "Speech2text" : "DocumentClassification",
                    i == 2,
                    i == 1,
                    person("mgr"));
        }
    }

    private void members(Handle sql) {
        List<String> roles = List.of("project_admin", "annotator", "annotator", "annotation_approver");
        long id = distance;
        for (int project = 1; project <= PROJECTS.size(); project++) {
            for (int i = 0; i < roles.size(); i++) {
                sql.execute("""
                        INSERT INTO projects_member (id, created_at, updated_at, project_id, role_id, user_id)
                        SELECT ?, clock_timestamp(), clock_timestamp(), ?, r.id, ? FROM roles_role r WHERE r.name = ?
                        """, ++id, distance + project, person(PEOPLE.get(i + 1)), roles.get(i));
            }
        }
    }

    private void examples(Handle sql) {
        for (int n = 0; n < 3 * PER_PROJECT; n++) {
            int i = n % PER_PROJECT;
            String project = PROJECTS.get(n / PER_PROJECT);
            example(
                    sql,
                    n + 1,
                    n / PER_PROJECT + 1,
                    project + " example " + i + " སྐད་",
                    "{\"n\": " + i + "}",
                    100 - i);
        }
        example(sql, 37, 4, null, "{}", 100);
        example(sql, 38, 4, null, "{}", 100);
        file(sql, 37, "up1/abc.wav", "abc.wav");
        file(sql, 38, "https://cdn.example.com/a b.wav", "x.wav");
        sql.execute(
                "UPDATE examples_example SET annotations_approved_by_id = ? WHERE id = ?",
                person("appr"),
                distance + 1);
    }

    private void example(Handle sql, int id, int project, @Nullable String text, String meta, int score) {
        sql.execute("""
                INSERT INTO examples_example
                       (id, project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                VALUES (?, ?, ?, ?::jsonb, ?, '.', 'up.jsonl', ?,
                        timestamptz '2026-11-22 10:46:09.1Z' + ? * interval '1 ms',
                        timestamptz '2026-11-22 10:46:09.1Z' - ? * interval '1 ms')
                """, distance + id, distance + project, text, meta, score, UUID.randomUUID(), id, id);
    }

    private void file(Handle sql, int id, String filename, String upload) {
        sql.execute(
                "UPDATE examples_example SET filename = ?, upload_name = ? WHERE id = ?",
                filename,
                upload,
                distance + id);
    }

    /** Of each twelve the first half is one annotator's and every second one the other's. */
    private void assignments(Handle sql, String table) {
        for (int n = 0; n < 3 * PER_PROJECT; n++) {
            for (String name : List.of("ann1", "ann2")) {
                if (name.equals("ann1") ? n % PER_PROJECT < PER_PROJECT / 2 : n % 2 == 0) {
                    sql.execute(
                            "INSERT INTO " + table
                                    + " (id, created_at, updated_at, assignee_id, example_id, project_id)"
                                    + " VALUES (?, clock_timestamp(), clock_timestamp(), ?, ?, ?)",
                            UUID.randomUUID(),
                            person(name),
                            distance + 1 + n,
                            distance + 1 + n / PER_PROJECT);
                }
            }
        }
    }

    private void tick(Handle sql, int id, int example, String name) {
        sql.execute(
                "INSERT INTO examples_examplestate (id, confirmed_at, confirmed_by_id, example_id)"
                        + " VALUES (?, clock_timestamp(), ?, ?)",
                distance + id,
                person(name),
                distance + example);
    }

    private void comment(Handle sql, int id, int example, String name, String text) {
        sql.execute(
                "INSERT INTO examples_comment (id, text, created_at, updated_at, user_id, example_id)"
                        + " VALUES (?, ?, clock_timestamp(), clock_timestamp(), ?, ?)",
                distance + id,
                text,
                person(name),
                distance + example);
    }

    private long person(String name) {
        return distance + 1 + PEOPLE.indexOf(name);
    }
}
