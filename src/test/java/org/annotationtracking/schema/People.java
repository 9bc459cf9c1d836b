package org.annotationtracking.schema;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Who works in the databases of these tests: user 1 annotates in project 1, user 2 approves there, user 3 may do all. */
final class People {
    private People() {}

    /** Gives tokens and memberships to the users that are there. */
    static TestDatabase in(TestDatabase database) {
        return database.run(
                "UPDATE auth_user SET is_superuser = true WHERE id = 3",
                "INSERT INTO authtoken_token (key, created, user_id)"
                        + " SELECT repeat(id::text, 40), now(), id FROM auth_user WHERE id IN (1, 2, 3)",
                "INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id)"
                        + " SELECT now(), now(), 1, r.id, m.person FROM roles_role r JOIN (VALUES ('annotator', 1),"
                        + " ('annotation_approver', 2)) m (role, person) ON r.name = m.role",
                // Beside a doccano with assignments people see what is assigned to them.
                """
                DO $$ BEGIN
                    IF to_regclass('examples_assignment') IS NOT NULL THEN
                        INSERT INTO examples_assignment (id, created_at, updated_at, assignee_id, example_id, project_id)
                        SELECT gen_random_uuid(), now(), now(), 1, id, project_id FROM examples_example WHERE id = 10;
                    END IF;
                END $$
                """);
    }

    static RequestSpecification annotator() {
        return as(1);
    }

    static RequestSpecification as(int person) {
        return given().header(
                        "Authorization", "Token " + Integer.toString(person).repeat(40))
                .contentType(ContentType.JSON);
    }

    static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Stage.OPS_TOKEN).contentType(ContentType.JSON);
    }
}
