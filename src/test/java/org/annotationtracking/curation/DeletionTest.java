package org.annotationtracking.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator deletes, and what stands in the way. */
@ServiceTest
class DeletionTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void an_example_somebody_works_on_is_neither_changed_nor_deleted() {
        long example = team.example();
        long other = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        for (String verb : List.of("PATCH", "PUT", "DELETE")) {
            sends(team.admin(), verb, example, "{\"text\":\"x\"}")
                    .statusCode(409)
                    .body("code", equalTo("locked_by_other"))
                    .body("locked_by", equalTo(team.annotator().name()));
        }
        deletes(team.admin(), ids(other, example)).statusCode(409).body("example_id", equalTo((int) example));
        deletes(team.admin(), "{\"ids\":[],\"confirm\":\"delete-all\"}").statusCode(409);
        assertThat(remaining()).isEqualTo(2);

        world.leaseRanOut(team.project(), example);
        sends(team.admin(), "PATCH", example, "{\"text\":\"x\"}").statusCode(200);
        deletes(team.admin(), ids(other, example)).statusCode(204);
    }

    @Test
    void approved_work_is_deleted_only_when_it_is_meant() {
        long approved = team.approvedExample();
        long pending = team.example();

        sends(team.admin(), "DELETE", approved, "").statusCode(409).body("code", equalTo("approved"));
        deletes(team.admin(), ids(pending, approved)).statusCode(409).body("example_ids", contains((int) approved));
        assertThat(remaining()).isEqualTo(2);

        deletes(team.admin(), "{\"ids\":[%d,%d],\"confirm\":\"delete-approved\"}".formatted(approved, pending))
                .statusCode(204);
        assertThat(remaining()).isZero();
        long again = team.approvedExample();
        sends(team.admin(), "DELETE", again, "{\"confirm\":\"delete-approved\"}")
                .statusCode(204);
    }

    @Test
    void a_deletion_takes_what_belongs_to_the_example_and_leaves_its_history_signed() {
        long example = team.submittedExample();
        world.execute(
                "INSERT INTO examples_comment (text, created_at, updated_at, user_id, example_id)"
                        + " VALUES ('c', clock_timestamp(), clock_timestamp(), ?, ?)",
                team.annotator().id(),
                example);

        sends(team.admin(), "DELETE", example, "").statusCode(204);

        sends(team.admin(), "DELETE", example, "").statusCode(404);
        team.admin().gets(team.path("/examples/" + example)).statusCode(404);
        assertThat(world.number("SELECT count(*) FROM annotation_tracking WHERE example_id = ?", example))
                .isZero();
        team.admin()
                .gets(team.path("/tracking/changes"))
                .body("results.type", contains("submitted", "deleted"))
                .body("results[1].actor", equalTo(team.admin().name()));
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE example_id = ? AND type = 'deleted'"
                                + " AND actor_id = ? AND request_id IS NOT NULL",
                        example,
                        team.admin().id()))
                .isOne();
        team.admin().gets(team.path("/tracking/review-stats")).body("total_examples", equalTo(0));
    }

    @Test
    void who_deletes_past_the_service_is_the_system() {
        long example = team.example();
        sends(team.admin(), "DELETE", team.example(), "").statusCode(204);

        world.execute("DELETE FROM examples_example WHERE id = ?", example);

        assertThat(world.texts(
                        "SELECT actor_name FROM annotation_tracking_event WHERE example_id = ? AND type = 'deleted'",
                        example))
                .containsExactly("system");
    }

    @Test
    void an_empty_list_deletes_nothing_unless_that_is_said() {
        long example = team.example();

        deletes(team.admin(), "{\"ids\":[]}").statusCode(400).body("code", equalTo("invalid"));
        deletes(team.admin(), "{\"ids\":[],\"confirm\":\"yes\"}").statusCode(400);
        for (String body : List.of(
                "",
                "{}",
                "{\"ids\":\"abc\"}",
                "{\"ids\":5}",
                "{\"ids\":[\"x\"]}",
                "{\"ids\":[-1]}",
                "{\"ids\":[null]}",
                "{\"ids\":[1.5]}",
                "[]",
                "{\"ids\":[[1]]}")) {
            deletes(team.admin(), body).statusCode(400);
        }
        assertThat(remaining()).isOne();

        team.approvedExample();
        deletes(team.admin(), "{\"ids\":[],\"confirm\":\"delete-all\"}").statusCode(204);
        assertThat(remaining()).isZero();
        sends(team.admin(), "DELETE", example, "").statusCode(404);
    }

    @Test
    void ids_of_other_projects_and_of_nobody_are_passed_over() {
        Team other = world.team();
        long elsewhere = other.example();
        long here = team.example();

        deletes(team.admin(), "{\"ids\":[%d,\"%d\",999999999999]}".formatted(elsewhere, here))
                .statusCode(204);

        assertThat(remaining()).isZero();
        other.admin().gets(other.path("/examples/" + elsewhere)).statusCode(200);
    }

    @Test
    void thousands_go_at_once() {
        world.execute("""
                INSERT INTO examples_example (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'x', '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                  FROM generate_series(1, 4500)
                """, team.project());

        deletes(team.admin(), "{\"ids\":[],\"confirm\":\"delete-all\"}").statusCode(204);

        assertThat(remaining()).isZero();
        team.admin().gets(team.path("/tracking/review-stats")).body("total_examples", equalTo(0));
    }

    @Test
    void deletions_and_submissions_at_once_end_in_one_story() {
        List<Long> examples =
                IntStream.range(0, 24).mapToObj(i -> team.example()).toList();
        String all = "{\"ids\":" + examples + "}";

        List<Integer> answers = AtOnce.ask(
                IntStream.range(0, 48).boxed().toList(),
                number -> (number % 12 == 0
                                ? deletes(team.admin(), all)
                                : team.submit(team.annotator(), examples.get(number % 24)))
                        .extract()
                        .statusCode());

        assertThat(answers).allMatch(status -> List.of(200, 204, 404).contains(status));
        assertThat(remaining()).isZero();
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'deleted'",
                        team.project()))
                .isEqualTo(24);
    }

    @Test
    void a_project_with_examples_goes_only_when_that_is_said() {
        team.approvedExample();

        sends(team.admin(), "DELETE", "", "").statusCode(409).body("code", equalTo("not_empty"));
        sends(team.manager(), "DELETE", "", "{\"confirm\":\"delete-all\"}").statusCode(403);
        sends(team.admin(), "DELETE", "", "{\"confirm\":\"delete-all\"}").statusCode(204);

        team.admin().gets(team.path("")).statusCode(403);
        team.superuser().gets(team.path("")).statusCode(404);
        assertThat(world.number("SELECT count(*) FROM projects_member WHERE project_id = ?", team.project()))
                .isZero();
        sends(world.team().admin(), "DELETE", "", "{\"confirm\":\"delete-all\"}")
                .statusCode(403);
    }

    private ValidatableResponse deletes(Person who, String body) {
        return sends(who, "DELETE", "/examples", body);
    }

    private ValidatableResponse sends(Person who, String verb, long example, String body) {
        return sends(who, verb, "/examples/" + example, body);
    }

    private ValidatableResponse sends(Person who, String verb, String path, String body) {
        var request = who.asks();
        return (body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body))
                .request(verb, team.path(path))
                .then();
    }

    private static String ids(long... ids) {
        return "{\"ids\":" + java.util.Arrays.toString(ids) + "}";
    }

    private long remaining() {
        return world.number("SELECT count(*) FROM examples_example WHERE project_id = ?", team.project());
    }
}
