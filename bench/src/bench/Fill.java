package bench;

import java.util.stream.IntStream;

/**
 * One project of so many examples: the lower half is decided or submitted, the upper half pending, with two hundred locks held at
 * its very end. Twenty annotators and five approvers have done it.
 */
record Fill(Database database, String name, int size) {

    static final int ANNOTATORS = 20;
    static final int APPROVERS = 5;
    static final int LOCKS = 200;

    /** Tables that the service has made must be there. */
    void fill() {
        database.execute(name, """
                INSERT INTO auth_user (id, password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined)
                SELECT 1000 + n, '!', false, 'person-' || n, '', '', '', false, true, clock_timestamp() FROM generate_series(1, 30) n
                """, """
                INSERT INTO authtoken_token (key, created, user_id)
                SELECT rpad('token' || n || 'x', 40, '0'), clock_timestamp(), 1000 + n FROM generate_series(1, 30) n
                """, """
                INSERT INTO projects_project (id, name, description, guideline, created_at, updated_at, project_type, random_order,
                       collaborative_annotation, single_class_classification, allow_member_to_create_label_type)
                VALUES (1000, 'bench', '', '', clock_timestamp(), clock_timestamp(), 'DocumentClassification', false, false, false, false)
                """, """
                INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)
                SELECT clock_timestamp(), clock_timestamp(), 1000, r.id, 1000 + n FROM generate_series(1, 30) n
                  JOIN roles_role r ON r.name = CASE WHEN n <= 20 THEN 'annotator' WHEN n <= 25 THEN 'annotation_approver'
                                                    WHEN n <= 28 THEN 'project_manager' ELSE 'project_admin' END
                """, """
                INSERT INTO examples_example (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT 1000, 'Example ' || n || ' speaks of ' || md5(n::text) || ' and of ' || md5((n * 7)::text) || ', and somebody reads it.',
                       '{"source": "bench"}', n %% 1000, '.', '', gen_random_uuid(),
                       timestamptz '2026-01-01' + n * interval '1 s', timestamptz '2026-01-01' + n * interval '1 s'
                  FROM generate_series(1, %d) n ORDER BY n
                """.formatted(size), """
                UPDATE annotation_tracking t
                   SET status = (ARRAY['submitted', 'approved', 'rejected'])[example_id %% 3 + 1],
                       annotated_by_id = 1001 + example_id %% %d, annotated_at = timestamptz '2026-02-01' + example_id * interval '1 s',
                       reviewed_by_id = CASE WHEN example_id %% 3 > 0 THEN 1021 + example_id %% %d END,
                       reviewed_at = CASE WHEN example_id %% 3 > 0 THEN timestamptz '2026-02-02' + example_id * interval '1 s' END,
                       version = 1, changed_at = timestamptz '2026-02-02' + example_id * interval '1 s'
                 WHERE project_id = 1000 AND example_id < (SELECT min(id) FROM examples_example WHERE project_id = 1000) + %d
                """.formatted(ANNOTATORS, APPROVERS, size / 2), """
                UPDATE annotation_tracking
                   SET locked_by_id = 1001 + example_id %% %d, locked_at = clock_timestamp(), last_beat_at = clock_timestamp(),
                       lock_expires_at = clock_timestamp() + interval '10 days', lock_epoch = 1
                 WHERE project_id = 1000 AND example_id > (SELECT max(id) FROM examples_example WHERE project_id = 1000) - %d
                """.formatted(ANNOTATORS, LOCKS));
        settle();
    }

    /** What autovacuum would get to in time. */
    void settle() {
        database.execute(name, "VACUUM (ANALYZE)", "CHECKPOINT");
    }

    long firstId() {
        return database.number(name, "SELECT min(id) FROM examples_example WHERE project_id = 1000");
    }

    /** The first that is pending. */
    long firstPending() {
        return firstId() + size / 2;
    }

    /** 1 to 20 annotate, 21 to 25 approve, 26 to 28 manage, 29 and 30 administer. */
    static String token(int person) {
        StringBuilder token = new StringBuilder("token" + person + "x");
        IntStream.range(token.length(), 40).forEach(i -> token.append('0'));
        return token.toString();
    }

    static String path(String rest) {
        return "/v1/projects/1000" + rest;
    }
}
