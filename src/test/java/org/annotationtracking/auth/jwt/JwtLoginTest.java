package org.annotationtracking.auth.jwt;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.TestDatabase;
import org.annotationtracking.World;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in with what the issuer signed. */
@ServiceTest
class JwtLoginTest {

    @Inject
    World world;

    final PublicJsonWebKey key = Issuer.ec("key-" + System.nanoTime());
    Team team;

    @BeforeEach
    void showKeys() throws IOException {
        team = world.team();
        Files.writeString(TestDatabase.ISSUER_KEYS, Issuer.keySet(key));
    }

    @Test
    void a_signed_name_opens_what_its_account_may_open() {
        Person person = team.annotator();

        gets("/v1/me", person.name()).statusCode(200).body("username", equalTo(person.name()));
        gets(team.path("/examples"), person.name()).statusCode(200);
        gets(team.path("/examples"), team.stranger().name()).statusCode(403);
        gets(team.path("/members"), person.name()).statusCode(403);
        asks(person.name())
                .contentType("application/json")
                .body("{}")
                .post(team.tracking(team.example(), "lock"))
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_taken_away_is_gone_with_the_next_request_however_long_the_token_is_good() {
        Person person = team.annotator();
        world.execute("DELETE FROM projects_member WHERE user_id = ?", person.id());
        gets(team.path("/examples"), person.name()).statusCode(403);

        world.execute("UPDATE auth_user SET is_active = false WHERE id = ?", person.id());
        gets("/v1/me", person.name()).statusCode(403).body("detail", equalTo("User inactive or deleted."));
    }

    @Test
    void a_name_without_an_account_is_nobody() {
        gets("/v1/me", "somebody else").statusCode(403).body("detail", equalTo("User inactive or deleted."));
        RestAssured.given()
                .header("Authorization", "Bearer " + Issuer.sign(Issuer.claims("admin"), Issuer.ec("another")))
                .get("/v1/me")
                .then()
                .statusCode(403)
                .body("code", equalTo("authentication_failed"))
                .body("detail", equalTo("Invalid token."));
    }

    private ValidatableResponse gets(String path, String name) {
        return asks(name).get(path).then();
    }

    private io.restassured.specification.RequestSpecification asks(String name) {
        return RestAssured.given().header("Authorization", "Bearer " + Issuer.sign(Issuer.claims(name), key));
    }
}
