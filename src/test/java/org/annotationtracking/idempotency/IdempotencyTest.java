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

/** A write that carries a key is done once, and whoever sends it again reads the first answer. */
@ServiceTest
class IdempotencyTest {

    @Inject
    World world;

    Team team;
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void the_same_again_is_answered_byte_for_byte_and_not_done_again() {
        Response first = create("{\"text\":\"só einmal\"}");
        Response second = create("{\"text\":\"só einmal\"}");

        first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotent-Replayed", "true");
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(examples()).isEqualTo(1);
    }

    @Test
    void an_answer_under_a_key_looks_like_one_without() {
        Response without = team.admin()
                .asks()
                .contentType(ContentType.JSON)
                .body("{\"text\":\"a\"}")
                .post(team.path("/examples"));
        Response with = create("{\"text\":\"a\"}");

        assertThat(with.contentType()).isEqualTo(without.contentType());
        assertThat(with.jsonPath().getMap("").keySet())
                .isEqualTo(without.jsonPath().getMap("").keySet());
    }

    @Test
    void another_body_under_the_same_key_is_refused() {
        create("{\"text\":\"one\"}").then().statusCode(201);

        create("{\"text\":\"two\"}").then().statusCode(422).body("code", equalTo("idempotency_key_reused"));

        assertThat(examples()).isEqualTo(1);
    }

    @Test
    void a_refusal_is_kept_although_it_would_be_none_any_more() {
        long example = team.example();
        team.lock(team.otherAnnotator(), example).statusCode(200);
        Response refused = keyed(team.annotator(), team.tracking(example, "lock"), "{}");
        world.leaseRanOut(team.project(), example);

        Response again = keyed(team.annotator(), team.tracking(example, "lock"), "{}");

        refused.then().statusCode(409).body("code", equalTo("locked_by_other"));
        again.then().statusCode(409).header("Idempotent-Replayed", "true");
        assertThat(again.asByteArray()).isEqualTo(refused.asByteArray());
        assertThat(again.contentType()).isEqualTo(refused.contentType());
    }

    @Test
    void what_came_too_late_is_recorded_once() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);
        String late = "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example);

        Response first = keyed(team.annotator(), team.path("/tracking/mark-submitted"), late);
        Response second = keyed(team.annotator(), team.path("/tracking/mark-submitted"), late);

        first.then().statusCode(409).body("code", equalTo("lock_lost"));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE example_id = ? AND type = 'late_submission'",
                        example))
                .isEqualTo(1);
    }

    @Test
    void what_a_role_decides_is_not_kept() {
        long example = team.submittedExample();
        String approve = team.tracking(example, "approve");
        Person newcomer = world.member(team.project(), "annotator");
        keyed(newcomer, approve, "{}").then().statusCode(403);
        world.execute(
                "UPDATE projects_member SET role_id = (SELECT id FROM roles_role WHERE name = 'annotation_approver')"
                        + " WHERE user_id = ?",
                newcomer.id());

        keyed(newcomer, approve, "{}").then().statusCode(200);
    }

    @Test
    void what_is_not_understood_is_kept_too() {
        String path = team.path("/tracking/mark-submitted");
        keyed(team.annotator(), path, "{\"nonsense\":1}").then().statusCode(400);

        keyed(team.annotator(), path, "{\"nonsense\":1}").then().statusCode(400).header("Idempotent-Replayed", "true");
        keyed(team.annotator(), path, "{\"example_id\":" + team.example() + "}")
                .then()
                .statusCode(422);
    }

    @Test
    void claims_too_are_answered_as_before() {
        team.example();
        team.example();
        Response first = keyed(team.annotator(), team.path("/tracking/claim"), "{\"kind\":\"annotate\"}");
        team.submit(team.annotator(), first.jsonPath().getLong("results[0].example.id"))
                .statusCode(200);

        Response again = keyed(team.annotator(), team.path("/tracking/claim"), "{\"kind\":\"annotate\"}");

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void who_may_not_write_hears_that_first() {
        send(team.stranger(), "", team.path("/examples"), "{}").then().statusCode(403);
        create("{\"text\":\"a\"}").then().statusCode(201);
        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?", team.admin().id());

        create("{\"text\":\"a\"}").then().statusCode(403);
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
}
