package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.TestDatabase;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** What an empty database that is not the embedded one was given: the superuser it was told of, and no demo. */
@ServiceTest
class FirstStartTest {

    @Inject
    World world;

    @Test
    void the_superuser_has_the_password_that_was_set() {
        world.team();

        String key = RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestDatabase.ADMIN_PASSWORD))
                .post("/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("key");

        RestAssured.given()
                .header("Authorization", "Token " + key)
                .get("/v1/me")
                .then()
                .body("username", equalTo("admin"))
                .body("is_superuser", equalTo(true));
    }

    @Test
    void strangers_find_no_demo() {
        world.team();

        assertThat(world.number("SELECT count(*) FROM projects_project WHERE name = 'Demo'"))
                .isZero();
        assertThat(world.number("SELECT count(*) FROM auth_user WHERE username = 'annotator'"))
                .isZero();
    }
}
