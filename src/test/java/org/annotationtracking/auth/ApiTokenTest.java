package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs come with tokens that their people made: no stronger than was said, and gone when revoked. */
@ServiceTest
class ApiTokenTest {

    private static final String TOKENS = "/v1/me/tokens";

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_token_opens_what_its_person_may_do_and_is_shown_once() {
        JsonPath made = make(team.annotator(), "[\"annotate\"]", "");
        String token = made.getString("token");
        long example = team.example();

        assertThat(token).matches("atk_[A-Za-z0-9_-]{43}");
        get("Bearer " + token, team.path("/examples")).statusCode(200);
        post("Token " + token, team.tracking(example, "lock"), "{}").statusCode(200);
        team.annotator()
                .gets(TOKENS)
                .statusCode(200)
                .body("results[0].name", equalTo("a program"))
                .body("results[0].hint", equalTo(token.substring(0, 8)))
                .body("results[0].scopes", equalTo(List.of("annotate")))
                .body("results[0].last_used_at", notNullValue())
                .body("results[0].revoked_at", nullValue())
                .body("results[0].token", nullValue());
        assertThat(world.texts(
                        "SELECT t::text FROM annotation_tracking_token t WHERE user_id = ?",
                        team.annotator().id()))
                .singleElement()
                .asString()
                .doesNotContain(token.substring(8));
    }

    @Test
    void a_scope_takes_rights_away_and_gives_none() {
        long example = team.submittedExample();
        String reading = token(team.admin(), "[\"read\"]", "");
        String reviewing = token(team.admin(), "[\"review\"]", "");
        String tooMuch = token(team.annotator(), "[\"manage\",\"review\",\"operate\"]", "");

        get("Bearer " + reading, team.path("/tracking/review-stats")).statusCode(200);
        for (String act : List.of("approve", "unlock", "lock", "reopen")) {
            post("Bearer " + reading, team.tracking(example, act), "{}")
                    .statusCode(403)
                    .body("code", equalTo("insufficient_scope"));
        }
        post("Bearer " + reviewing, team.path("/examples"), "{\"text\":\"x\"}")
                .statusCode(403)
                .body("code", equalTo("insufficient_scope"));
        get("Bearer " + reviewing, team.path("/members")).statusCode(403);
        post("Bearer " + reviewing, team.tracking(example, "approve"), "{}").statusCode(200);
        post("Bearer " + tooMuch, team.tracking(example, "reopen"), "{}")
                .statusCode(403)
                .body("code", equalTo("permission_denied"));
        get("Bearer " + tooMuch, "/ops/schema").statusCode(403);
    }

    @Test
    void a_superusers_token_has_no_more_power_than_its_scopes() {
        String reading = token(team.superuser(), "[\"read\"]", "");
        String operating = token(team.superuser(), "[\"operate\"]", "");

        get("Bearer " + reading, "/ops/schema").statusCode(403);
        get("Bearer " + operating, "/ops/schema").statusCode(200);
        get("Bearer " + reading, "/v1/me").statusCode(200).body("is_superuser", equalTo(false));
        post("Bearer " + operating, "/v1/users/create", "{}").statusCode(403);
        long comment = team.annotator()
                .posts(team.path("/comments?example=" + team.example()), "{\"text\":\"mine\"}")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        String annotating = token(team.superuser(), "[\"annotate\"]", "");
        RestAssured.given()
                .header("Authorization", "Bearer " + annotating)
                .delete(team.path("/comments/" + comment))
                .then()
                .statusCode(403);
    }

    @Test
    void a_token_of_one_project_is_a_strangers_elsewhere() {
        Team other = world.team();
        Person both = world.member(team.project(), "annotator");
        world.execute(
                "INSERT INTO projects_member (created_at, updated_at, project_id, role_id, user_id) SELECT"
                        + " clock_timestamp(), clock_timestamp(), ?, id, ? FROM roles_role WHERE name = 'annotator'",
                other.project(),
                both.id());
        String bound = token(both, "[\"annotate\"]", ",\"project\":" + team.project());

        get("Bearer " + bound, team.path("/examples")).statusCode(200);
        both.gets(other.path("/examples")).statusCode(200);
        for (String path : List.of(other.path("/examples"), "/v1/projects", "/v1/users?q=p")) {
            get("Bearer " + bound, path).statusCode(403).body("code", equalTo("insufficient_scope"));
        }
        team.annotator()
                .posts(TOKENS, "{\"name\":\"n\",\"scopes\":[\"read\"],\"project\":" + other.project() + "}")
                .statusCode(400);
    }

    @Test
    void revoked_run_out_or_its_person_gone_it_opens_nothing() {
        JsonPath made = make(team.annotator(), "[\"read\"]", "");
        String bearer = "Bearer " + made.getString("token");
        get(bearer, "/v1/me").statusCode(200);

        String path = TOKENS + "/" + made.getLong("id");
        team.approver().asks().delete(path).then().statusCode(404);
        get(bearer, "/v1/me").statusCode(200);
        team.annotator().asks().delete(path).then().statusCode(204);
        team.annotator().asks().delete(path).then().statusCode(204);
        get(bearer, "/v1/me").statusCode(403).body("code", equalTo("authentication_failed"));

        String old = token(team.annotator(), "[\"read\"]", ",\"expires_in_days\":1");
        world.execute(
                "UPDATE annotation_tracking_token SET expires_at = clock_timestamp() WHERE user_id = ?",
                team.annotator().id());
        get("Bearer " + old, "/v1/me").statusCode(403);

        String left = token(team.approver(), "[\"read\"]", "");
        world.execute(
                "UPDATE auth_user SET is_active = false WHERE id = ?",
                team.approver().id());
        get("Bearer " + left, "/v1/me").statusCode(403);
    }

    @Test
    void a_token_makes_no_tokens() {
        String token = token(team.superuser(), "[\"manage\",\"operate\"]", "");

        get("Bearer " + token, TOKENS).statusCode(403).body("code", equalTo("insufficient_scope"));
        post("Bearer " + token, TOKENS, "{\"name\":\"n\",\"scopes\":[\"manage\"]}")
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\",\"scopes\":[\"read\"]}",
                "{\"name\":\"n\"}",
                "{\"name\":\"n\",\"scopes\":[]}",
                "{\"name\":\"n\",\"scopes\":[\"READ\"]}",
                "{\"name\":\"n\",\"scopes\":[null]}",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":0}",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"expires_in_days\":367}",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"project\":999999999}",
                "{\"name\":\"n\",\"scopes\":[\"read\"],\"token\":\"atk_mine\"}"
            })
    void what_makes_no_token_is_refused(String body) {
        team.annotator().posts(TOKENS, body).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"atk_", "atk_0", "atk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void an_unknown_token_opens_nothing(String token) {
        get("Bearer " + token, "/v1/me").statusCode(403).body("code", equalTo("authentication_failed"));
        get("Token " + token, "/v1/me").statusCode(403);
    }

    @Test
    void who_is_not_let_in_is_counted() {
        double before = denials("insufficient_scope");
        String token = token(team.admin(), "[\"read\"]", "");

        post("Bearer " + token, team.path("/examples"), "{}").statusCode(403);

        assertThat(denials("insufficient_scope")).isEqualTo(before + 1);
    }

    private static double denials(String code) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("tracking_denials_total{code=\"" + code + "\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    private static String token(Person who, String scopes, String more) {
        return make(who, scopes, more).getString("token");
    }

    private static JsonPath make(Person who, String scopes, String more) {
        return who.posts(TOKENS, "{\"name\":\"a program\",\"scopes\":" + scopes + more + "}")
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse get(String authorization, String path) {
        return RestAssured.given()
                .header("Authorization", authorization)
                .get(path)
                .then();
    }

    private static ValidatableResponse post(String authorization, String path, String body) {
        return RestAssured.given()
                .header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
