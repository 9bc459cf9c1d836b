package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

@ServiceTest
class LoginTest {

    /** {@code correct horse}, as Django hashes it; computed with another program. */
    private static final String HASH =
            "pbkdf2_sha256$1000$seasalt0123456789abcdef$UuMlmOWagyCzPDx0ztstgpJGDUdgxSyokH0Gb+k0Q0c=";

    @Inject
    World world;

    @Test
    void the_right_password_opens_with_the_account_s_own_token() {
        world.team();
        Person person = personWithPassword();

        login(person.name(), "correct horse").statusCode(200).body("key", equalTo(person.token()));

        assertThat(world.number("SELECT count(*) FROM auth_user WHERE id = ? AND last_login IS NOT NULL", person.id()))
                .isEqualTo(1);
    }

    @Test
    void a_first_login_makes_the_token() {
        world.team();
        Person person = personWithPassword();
        world.execute("DELETE FROM authtoken_token WHERE user_id = ?", person.id());

        String key =
                login(person.name(), "correct horse").statusCode(200).extract().path("key");

        RestAssured.given()
                .header("Authorization", "token " + key)
                .get("/v1/me")
                .then()
                .statusCode(200)
                .body("username", equalTo(person.name()));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        world.team();
        Person person = personWithPassword();

        for (ValidatableResponse answer : List.of(
                login(person.name(), "wrong horse"),
                login("nobody at all", "correct horse"),
                login(world.person(false, true).name(), "correct horse"))) {
            answer.statusCode(400)
                    .body("non_field_errors", equalTo(List.of("Unable to log in with provided credentials.")));
        }
    }

    @Test
    void an_inactive_account_stays_out() {
        world.team();
        Person person = personWithPassword();
        world.execute("UPDATE auth_user SET is_active = false WHERE id = ?", person.id());

        login(person.name(), "correct horse").statusCode(400);
        person.gets("/v1/me").statusCode(403).body("detail", equalTo("User inactive or deleted."));
    }

    @Test
    void missing_fields_are_named() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"someone\"}")
                .post("/v1/auth/login/")
                .then()
                .statusCode(400)
                .body("password", equalTo(List.of("This field is required.")));
    }

    @Test
    void a_broken_authorization_header_is_told_what_is_wrong() {
        refused("Token").body("detail", equalTo("Invalid token header. No credentials provided."));
        refused("Token a b").body("detail", equalTo("Invalid token header. Token string should not contain spaces."));
        refused("Token abc").body("detail", equalTo("Invalid token."));
        refused("Token t\u00f6ken")
                .body("detail", equalTo("Invalid token header. Token string should not contain invalid characters."));
        refused("Basic abc").body("detail", equalTo("Authentication credentials were not provided."));
        refused("Tokenabc").body("detail", equalTo("Authentication credentials were not provided."));
    }

    @Test
    void hashes_are_django_s_and_are_verified_as_they_stand() {
        assertThat(Passwords.matches("correct horse", HASH)).isTrue();
        assertThat(Passwords.matches("correct horse ", HASH)).isFalse();
        assertThat(Passwords.matches("s3cret", Passwords.hash("s3cret"))).isTrue();
        for (String unusable : List.of("", "!", "md5$a$b", "pbkdf2_sha256$0$a$b", "pbkdf2_sha256$x$a$b", "$$$")) {
            assertThat(Passwords.matches("", unusable)).as(unusable).isFalse();
            assertThat(Passwords.matches("x", unusable)).as(unusable).isFalse();
        }
    }

    private Person personWithPassword() {
        Person person = world.person(false, true);
        world.execute("UPDATE auth_user SET password = ? WHERE id = ?", HASH, person.id());
        return person;
    }

    private static ValidatableResponse login(String username, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password))
                .post("/v1/auth/login")
                .then();
    }

    private static ValidatableResponse refused(String header) {
        return RestAssured.given()
                .header("Authorization", header)
                .get("/v1/me")
                .then()
                .statusCode(403);
    }
}
