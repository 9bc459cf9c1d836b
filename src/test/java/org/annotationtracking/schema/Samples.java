package org.annotationtracking.schema;

/** Rows to work with. */
final class Samples {
    private Samples() {}

    /** Three users, two projects, twenty examples each. */
    static TestDatabase twoProjects(TestDatabase database) {
        return database.run("""
                INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff,
                                       is_active, date_joined)
                SELECT n, '!', n = 3, 'user' || n, '', '', '', false, true, now() FROM generate_series(1, 3) n
                """, """
                INSERT INTO projects_project (id, name, description, guideline, created_at, updated_at, project_type,
                    random_order, collaborative_annotation, single_class_classification, created_by_id,
                    allow_member_to_create_label_type)
                SELECT n, 'p' || n, '', '', now(), now(), 'DocumentClassification', false, true, false, 3, false
                  FROM generate_series(1, 2) n
                """, """
                INSERT INTO examples_example (id, meta, filename, text, created_at, updated_at, project_id, uuid,
                                              upload_name, score)
                SELECT n, '{}', '', 'text ' || n, now(), now(), 1 + (n - 1) / 20, gen_random_uuid(), '', 0
                  FROM generate_series(1, 40) n
                """);
    }
}
