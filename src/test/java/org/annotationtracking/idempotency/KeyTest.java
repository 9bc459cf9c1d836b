package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be a key, what it counts for, and how long. */
@ServiceTest
class KeyTest {

    @Inject
    World world;

    @Inject
    AnswerRepository answers;

    Team team;
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tab\tin it"})
    void a_key_that_cannot_be_used_is_refused(String bad) {
        send(team.admin(), bad, team.path("/examples"), "{\"text\":\"a\"}")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
        assertThat(examples()).isZero();
    }

    @Test
    void a_key_may_have_255_characters_and_no_more() {
        send(team.admin(), "k".repeat(255), team.path("/examples"), "{\"text\":\"a\"}")
                .then()
                .statusCode(201);
        send(team.admin(), "k".repeat(256), team.path("/examples"), "{\"text\":\"a\"}")
                .then()
                .statusCode(400);
    }

    @Test
    void two_keys_are_none() {
        team.admin()
                .asks()
                .header("Idempotency-Key", key, "another")
                .contentType(ContentType.JSON)
                .body("{\"text\":\"a\"}")
                .post(team.path("/examples"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_idempotency_key"));
    }

    @Test
    void a_key_counts_for_one_person_one_method_and_one_address() {
        long example = team.example();
        long other = team.example();

        keyed(team.annotator(), team.tracking(example, "lock"), "{}").then().statusCode(200);
        keyed(team.annotator(), team.tracking(other, "lock"), "{}").then().statusCode(200);
        keyed(team.otherAnnotator(), team.tracking(example, "lock"), "{}")
                .then()
                .statusCode(409);
        keyed(team.annotator(), team.tracking(example, "lock") + "/", "{}")
                .then()
                .statusCode(200)
                .header("Idempotent-Replayed", "true");
    }

    @Test
    void whoever_expects_another_version_asks_for_something_else() {
        String approve = team.tracking(team.submittedExample(), "approve");
        expecting("\"v7\"", approve).then().statusCode(412);

        expecting("\"v1\"", approve).then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
        expecting("\"v7\"", approve).then().statusCode(412).header("Idempotent-Replayed", "true");
    }

    @Test
    void after_a_day_a_key_is_new_again() {
        create("{\"text\":\"one\"}").then().statusCode(201);
        world.execute(
                "UPDATE annotation_tracking_idempotency SET stored_at = clock_timestamp() - interval '24 hours'"
                        + " WHERE project_id = ?",
                team.project());

        create("{\"text\":\"two\"}").then().statusCode(201).header("Idempotent-Replayed", nullValue());

        assertThat(examples()).isEqualTo(2);
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void what_is_older_than_a_day_is_taken_away() {
        create("{\"text\":\"old\"}").then().statusCode(201);
        world.execute(
                "UPDATE annotation_tracking_idempotency SET stored_at = clock_timestamp() - interval '24 hours'"
                        + " WHERE project_id = ?",
                team.project());
        team.admin()
                .asks()
                .header("Idempotency-Key", "young-" + key)
                .contentType(ContentType.JSON)
                .body("{\"text\":\"young\"}")
                .post(team.path("/examples"))
                .then()
                .statusCode(201);

        answers.prune();

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void without_a_key_nothing_is_kept() {
        team.lock(team.annotator(), team.example()).statusCode(200);

        assertThat(kept()).isZero();
    }

    private Response expecting(String version, String path) {
        return team.approver()
                .asks()
                .header("Idempotency-Key", key)
                .header("If-Match", version)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path);
    }

    private Response create(String body) {
        return keyed(team.admin(), team.path("/examples"), body);
    }

    private Response keyed(Person who, String path, String body) {
        return send(who, key, path, body);
    }

    private static Response send(Person who, String key, String path, String body) {
        return who.asks()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private long examples() {
        return world.number("SELECT count(*) FROM examples_example WHERE project_id = ?", team.project());
    }

    private long kept() {
        return world.number(
                "SELECT count(*) FROM annotation_tracking_idempotency WHERE project_id = ?", team.project());
    }
}
