package org.annotationtracking.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.junit.jupiter.api.Test;

/** The main calls beside a doccano of either generation, on examples that doccano added a moment ago. */
abstract class Calls extends Attached {

    private static final int CLICKS = 64;

    @Test
    void it_is_attached_and_finds_nothing_amiss() {
        assertThat(database.findings()).isEmpty();
        assertThat(database.value("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'examples_example'::regclass"
                        + " AND NOT tgisinternal"))
                .isEqualTo("0");
    }

    @Test
    void examples_are_listed_shown_and_exported() {
        long example = example(team.annotator());

        for (Person reader : List.of(team.annotator(), team.manager())) {
            reader.gets(team.path("/examples"))
                    .statusCode(200)
                    .body("count", equalTo(1))
                    .body("results.id", contains((int) example))
                    .body("results.tracking_status", contains("pending"))
                    .body("results[0].assignments", hasSize(doccano.hasAssignments() ? 1 : 0));
            reader.gets(team.path("/examples/" + example))
                    .statusCode(200)
                    .body("text", equalTo("A text to work on"))
                    .body("is_confirmed", equalTo(false));
            reader.gets(team.path("/examples/export?format=jsonl"))
                    .statusCode(200)
                    .body(containsString("\"id\":" + example + ","));
        }
        team.stranger().gets(team.path("/examples")).statusCode(403);
    }

    @Test
    void an_example_goes_its_way_and_doccanos_ticks_follow() {
        long example = example(team.annotator(), team.approver());
        team.lock(team.annotator(), example).statusCode(200).body("lock_epoch", equalTo(1));
        team.submit(team.annotator(), example).statusCode(200);
        assertThat(ticks(example)).isEqualTo(1);

        team.act(team.approver(), example, "reject").statusCode(200).body("status", equalTo("rejected"));
        assertThat(ticks(example)).isZero();
        team.submit(team.annotator(), example).statusCode(200);
        team.act(team.approver(), example, "approve").statusCode(200).body("status", equalTo("approved"));

        assertThat(ticks(example)).isEqualTo(1);
        team.annotator()
                .gets(team.tracking(example, "history"))
                .statusCode(200)
                .body("results.type", contains("locked", "submitted", "rejected", "submitted", "approved"));
        team.annotator()
                .gets(team.path("/examples?confirmed=true&status=approved"))
                .body("count", equalTo(1));
    }

    @Test
    void a_click_on_doccanos_check_mark_is_a_submission_and_counts_as_progress() {
        long example = example(team.annotator());
        example();
        String states = team.path("/examples/" + example + "/states");

        team.annotator().posts(states, "{}").statusCode(201).body("example", equalTo((int) example));

        team.annotator().gets(states).statusCode(200).body("count", equalTo(1));
        team.annotator()
                .gets(team.tracking(example, "status"))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("confirmed_by", equalTo(team.annotator().name()));
        team.annotator()
                .gets(team.path("/metrics/progress"))
                .statusCode(200)
                .body("total", equalTo(2))
                .body("complete", equalTo(1))
                .body("remaining", equalTo(1));
        team.manager()
                .gets(team.path("/metrics/member-progress"))
                .statusCode(200)
                .body("total", equalTo(2))
                .body(
                        "progress.find { it.user == '%s' }.done"
                                .formatted(team.annotator().name()),
                        equalTo(1));
        team.annotator().posts(states, "{}").statusCode(201);
        assertThat(ticks(example)).isZero();
    }

    @Test
    void work_is_handed_out_of_what_doccano_added() {
        long example = example(team.annotator());

        claim("annotate", team.annotator()).body("results.example.id", contains((int) example));
        team.submit(team.annotator(), example).statusCode(200);
        assign(team, example, team.approver());
        claim("review", team.approver())
                .body("results.example.id", contains((int) example))
                .body("why", nullValue());
    }

    @Test
    void what_is_doccanos_to_change_is_not_changed_and_the_answer_says_so() {
        long example = example();

        team.admin()
                .asks()
                .delete(team.path("/examples/" + example))
                .then()
                .statusCode(404)
                .body("code", equalTo("not_served_here"));
    }

    @Test
    void sixty_four_clicks_at_once_are_one_story_in_either_kind_of_project() {
        for (Team clicking : List.of(team, world.collaborativeTeam())) {
            long example = exampleOf(clicking, clicking.annotator());
            String states = clicking.path("/examples/" + example + "/states");

            List<Integer> answers = AtOnce.ask(
                    Collections.nCopies(CLICKS, clicking.annotator()),
                    person -> person.posts(states, "{}").extract().statusCode());

            assertThat(answers).hasSize(CLICKS).containsOnly(201);
            assertThat(ticks(example)).isZero();
            clicking.manager()
                    .gets(clicking.tracking(example, "status"))
                    .body("status", equalTo("pending"))
                    .body("version", equalTo(CLICKS));
        }
    }

    private ValidatableResponse claim(String kind, Person who) {
        return who.posts(team.path("/tracking/claim"), "{\"kind\":\"" + kind + "\"}")
                .statusCode(200);
    }
}
