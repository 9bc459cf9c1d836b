package org.annotationtracking.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class BulkTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void each_example_is_decided_by_its_own_rules() {
        long submitted = team.submittedExample();
        long pending = team.example();
        long locked = team.submittedExample();
        team.lock(team.approver(), locked).statusCode(200);
        long own = team.submittedExample();
        world.execute(
                "UPDATE annotation_tracking SET annotated_by_id = ? WHERE example_id = ?",
                (int) team.manager().id(),
                own);

        ValidatableResponse answer = bulk(ids("approve", 999_999_999, own, locked, pending, submitted));

        answer.statusCode(200)
                .body("action", equalTo("approve"))
                .body("dry_run", equalTo(false))
                .body("matched", equalTo(5))
                .body("succeeded", equalTo(1))
                .body("refused", equalTo(4))
                .body("results.success", contains(true, false, false, false, false))
                .body("results[0].status", equalTo("approved"))
                .body("results[0].version", equalTo(2))
                .body("results[0].problem", nullValue())
                .body("results[1].problem.code", equalTo("illegal_transition"))
                .body("results[1].problem.status", equalTo(409))
                .body("results[2].problem.code", equalTo("locked_by_other"))
                .body("results[3].problem.code", equalTo("own_work"))
                .body("results[4].problem.code", equalTo("not_found"));
        assertThat(status(submitted)).isEqualTo("approved");
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'approved'",
                        team.project()))
                .isEqualTo(1);
    }

    @Test
    void a_refused_one_leaves_nothing_behind() {
        long pending = team.example();
        world.execute("DELETE FROM annotation_tracking WHERE example_id = ?", pending);

        bulk(ids("approve", pending)).statusCode(200).body("refused", equalTo(1));

        assertThat(world.number("SELECT count(*) FROM annotation_tracking WHERE example_id = ?", pending))
                .isZero();
    }

    @Test
    void a_dry_run_says_what_would_be_and_does_nothing() {
        long submitted = team.submittedExample();
        long pending = team.example();

        bulk("{\"action\":\"reject\",\"ids\":[%d,%d],\"review_notes\":\"no\",\"dry_run\":true}"
                        .formatted(submitted, pending))
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("results.success", contains(true, false))
                .body("results[0].status", equalTo("rejected"));

        assertThat(status(submitted)).isEqualTo("submitted");
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'rejected'",
                        team.project()))
                .isZero();
    }

    @Test
    void a_filter_chooses_as_the_list_does() {
        long mine = team.submittedExample();
        long other = team.example();
        team.submit(team.otherAnnotator(), other).statusCode(200);
        team.example();

        bulk("{\"action\":\"approve\",\"filter\":{\"status\":\"submitted\",\"annotated_by\":\"%s\"}}"
                        .formatted(team.annotator().name()))
                .statusCode(200)
                .body("results.example_id", contains((int) mine));

        assertThat(status(other)).isEqualTo("submitted");
    }

    @Test
    void reopening_and_unlocking_go_by_the_hundred_too() {
        long approved = team.approvedExample();
        bulk(ids("reopen", approved)).statusCode(200).body("results[0].status", equalTo("submitted"));

        long locked = team.example();
        team.lock(team.annotator(), locked).statusCode(200);
        bulk("{\"action\":\"unlock\",\"filter\":{\"locked\":true}}")
                .statusCode(200)
                .body("results.example_id", contains((int) locked))
                .body("succeeded", equalTo(1));
        team.lock(team.otherAnnotator(), locked).statusCode(200);
    }

    @Test
    void more_than_a_thousand_are_refused_with_their_number_and_nothing_is_done() {
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'many', '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                  FROM generate_series(1, 1001)
                """, team.project());
        world.execute("""
                UPDATE annotation_tracking
                   SET status = 'submitted', annotated_by_id = ?, annotated_at = clock_timestamp()
                 WHERE project_id = ?
                """, (int) team.annotator().id(), team.project());

        bulk("{\"action\":\"approve\",\"filter\":{\"q\":\"many\"}}")
                .statusCode(400)
                .body("code", equalTo("too_many"))
                .body("count", equalTo(1001));

        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking WHERE project_id = ? AND status = 'approved'",
                        team.project()))
                .isZero();
        world.execute(
                "DELETE FROM examples_example WHERE id = (SELECT min(id) FROM examples_example"
                        + " WHERE project_id = ?)",
                team.project());
        bulk("{\"action\":\"approve\",\"filter\":{\"q\":\"many\"}}")
                .statusCode(200)
                .body("succeeded", equalTo(1000));
    }

    @Test
    void nonsense_is_refused_in_words() {
        long example = team.submittedExample();
        bulk("{}").statusCode(400).body("action", equalTo(List.of("This field is required.")));
        bulk("{\"action\":\"approve\"}").statusCode(400);
        bulk("{\"action\":\"approve\",\"ids\":[]}").statusCode(400);
        bulk("{\"action\":\"approve\",\"ids\":[null]}").statusCode(400);
        bulk("{\"action\":\"approve\",\"filter\":{}}").statusCode(400);
        bulk("{\"action\":\"approve\",\"ids\":[1],\"filter\":{\"q\":\"a\"}}").statusCode(400);
        bulk("{\"action\":\"approve\",\"filter\":{\"colour\":\"red\"}}").statusCode(400);
        bulk("{\"action\":\"approve\",\"filter\":{\"status\":\"gone\"}}").statusCode(400);
        bulk(ids("submit", example)).statusCode(400);
        bulk("{\"action\":\"reject\",\"ids\":[%d]}".formatted(example))
                .statusCode(400)
                .body("code", equalTo("review_notes_required"));
        assertThat(status(example)).isEqualTo("submitted");
    }

    @Test
    void of_two_managers_at_once_one_decides_each_example() {
        Person second = world.member(team.project(), "project_manager");
        long[] examples = Stream.generate(team::submittedExample)
                .limit(8)
                .mapToLong(Long::longValue)
                .toArray();

        List<Integer> succeeded = AtOnce.ask(
                List.of(team.manager(), second),
                who -> who.posts(team.path("/tracking/bulk"), ids("approve", examples))
                        .statusCode(200)
                        .extract()
                        .path("succeeded"));

        assertThat(succeeded.get(0) + succeeded.get(1)).isEqualTo(examples.length);
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'approved'",
                        team.project()))
                .isEqualTo(examples.length);
    }

    private String status(long example) {
        return team.manager()
                .gets(team.tracking(example, "status"))
                .statusCode(200)
                .extract()
                .path("status");
    }

    private ValidatableResponse bulk(String body) {
        return team.manager().posts(team.path("/tracking/bulk"), body);
    }

    private static String ids(String action, long... examples) {
        String list = Arrays.stream(examples).mapToObj(Long::toString).collect(Collectors.joining(","));
        return "{\"action\":\"%s\",\"ids\":[%s]}".formatted(action, list);
    }
}
