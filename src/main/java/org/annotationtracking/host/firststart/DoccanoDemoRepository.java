package org.annotationtracking.host.firststart;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes a small doccano into an empty database: its tables as it would leave them, people, a project and some work. */
@ApplicationScoped
class DoccanoDemoRepository {

    private static final List<String> SCRIPTS = List.of("/demo/doccano/tables.sql", "/demo/doccano/assignments.sql");

    private final Jdbi jdbi;

    DoccanoDemoRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether the database has no table at all. */
    boolean isEmpty() {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace)"
                                .replace("::", "\\:\\:"))
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Writes all of it, or nothing.
     *
     * @param passwordHashes by account, one for each role, of the role's name; the first one runs the project
     */
    void make(Map<String, String> passwordHashes) {
        jdbi.useTransaction(sql -> {
            SCRIPTS.forEach(script -> sql.createScript(read(script)).execute());
            passwordHashes.forEach((name, hash) -> person(sql, name, hash));
            project(sql);
            examples(sql);
        });
    }

    private static void person(Handle sql, String name, String hash) {
        sql.createUpdate("""
                        INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff,
                                               is_active, date_joined)
                        VALUES (:hash, :admin, :name, '', '', '', :admin, true, now())
                        """)
                .bind("hash", hash)
                .bind("name", name)
                .bind("admin", name.equals("project_admin"))
                .execute();
    }

    private static void project(Handle sql) {
        sql.execute("""
                INSERT INTO projects_project
                       (name, description, guideline, created_at, updated_at, project_type, random_order,
                        collaborative_annotation, polymorphic_ctype_id, single_class_classification, created_by_id,
                        allow_member_to_create_label_type)
                SELECT 'Demo', 'Short texts in several languages', '', now(), now(), 'DocumentClassification', false, false,
                       c.id, false, u.id, false
                  FROM django_content_type c, auth_user u
                 WHERE c.model = 'textclassificationproject' AND u.username = 'project_admin'
                """);
        sql.execute("INSERT INTO projects_textclassificationproject SELECT id FROM projects_project");
        sql.execute("""
                INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                SELECT now(), now(), p.id, r.id, u.id
                  FROM projects_project p, roles_role r
                  JOIN auth_user u ON u.username = r.name
                """);
    }

    /** Every third is ticked by the annotator, and all are assigned to whoever works on them. */
    private static void examples(Handle sql) {
        sql.createUpdate("""
                        INSERT INTO examples_example
                               (meta, filename, text, created_at, updated_at, project_id, uuid, upload_name, score)
                        SELECT CAST(line AS jsonb) -> 'meta', '.', CAST(line AS jsonb) ->> 'text',
                               now() + number * interval '1 millisecond', now(), p.id, gen_random_uuid(), 'demo.jsonl', 100
                          FROM unnest(:lines) WITH ORDINALITY AS l (line, number), projects_project p
                         ORDER BY number
                        """)
                .bindArray(
                        "lines",
                        String.class,
                        read("/demo/examples.jsonl").lines().toList())
                .execute();
        sql.execute("""
                INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)
                SELECT now(), u.id, e.id FROM examples_example e, auth_user u
                 WHERE u.username = 'annotator' AND e.id % 3 = 0
                """);
        sql.execute("""
                INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)
                SELECT gen_random_uuid(), now(), now(), u.id, e.id, e.project_id FROM examples_example e, auth_user u
                 WHERE u.username IN ('annotator', 'annotation_approver')
                """);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(DoccanoDemoRepository.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
