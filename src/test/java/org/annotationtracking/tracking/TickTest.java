package org.annotationtracking.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** doccano's check mark, in projects where it speaks for one person and in those where it speaks for all. */
@ServiceTest
class TickTest {

    private static final int CLICKS = 64;

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void an_annotators_tick_submits_and_the_next_click_withdraws() {
        long example = team.example();

        click(team.annotator(), example)
                .statusCode(201)
                .body("example", equalTo((int) example))
                .body("confirmed_by", equalTo((int) team.annotator().id()));
        assertThat(status(example)).isEqualTo("submitted");
        ticks(team.annotator(), example).body("count", equalTo(1)).body("results[0].example", equalTo((int) example));

        click(team.annotator(), example).statusCode(201).body("$", anEmptyMap());
        assertThat(status(example)).isEqualTo("pending");
        ticks(team.annotator(), example).body("count", equalTo(0));
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("submitted", "withdrawn")));
    }

    @Test
    void doccanos_client_clicks_without_a_body() {
        long example = team.example();

        team.annotator()
                .asks()
                .contentType(ContentType.JSON)
                .post(path(example))
                .then()
                .statusCode(201);

        assertThat(status(example)).isEqualTo("submitted");
    }

    @Test
    void the_tick_of_somebody_who_cannot_submit_is_a_tick_and_nothing_else() {
        long example = team.example();

        for (Person person : List.of(team.approver(), team.manager(), team.admin(), team.superuser())) {
            click(person, example).statusCode(201).body("confirmed_by", equalTo((int) person.id()));
        }

        assertThat(status(example)).isEqualTo("pending");
        assertThat(rows(example)).isEqualTo(4);
        ticks(team.approver(), example).body("count", equalTo(1));
    }

    @Test
    void an_annotators_second_opinion_leaves_anothers_submission_alone() {
        long example = team.submittedExample();

        click(team.otherAnnotator(), example).statusCode(201);
        click(team.otherAnnotator(), example).statusCode(201).body("$", anEmptyMap());

        assertThat(status(example)).isEqualTo("submitted");
        assertThat(rows(example)).isEqualTo(1);
    }

    @Test
    void a_rejected_example_is_submitted_again_by_its_annotators_tick_only() {
        long example = team.rejectedExample();

        click(team.otherAnnotator(), example).statusCode(201);
        assertThat(status(example)).isEqualTo("rejected");
        click(team.annotator(), example).statusCode(201);
        assertThat(status(example)).isEqualTo("submitted");
    }

    @Test
    void approved_work_keeps_its_annotators_tick() {
        long example = team.approvedExample();

        click(team.annotator(), example).statusCode(409).body("code", equalTo("approved"));

        assertThat(status(example)).isEqualTo("approved");
        assertThat(rows(example)).isEqualTo(1);
    }

    @Test
    void anothers_lock_refuses_and_ones_own_is_released() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        click(team.otherAnnotator(), example).statusCode(409).body("code", equalTo("locked_by_other"));
        click(team.approver(), example).statusCode(409);
        assertThat(rows(example)).isZero();

        click(team.annotator(), example).statusCode(201);
        team.annotator().gets(team.tracking(example, "status")).body("is_locked", equalTo(false));
    }

    @Test
    void in_a_collaborative_project_a_click_takes_everybodys_tick_away() {
        team = world.collaborativeTeam();
        long example = team.submittedExample();
        world.execute(
                "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)"
                        + " VALUES (clock_timestamp(), ?, ?)",
                team.approver().id(),
                example);
        ticks(team.manager(), example).body("count", equalTo(2));

        click(team.otherAnnotator(), example).statusCode(201).body("$", anEmptyMap());

        assertThat(rows(example)).isZero();
        assertThat(status(example)).isEqualTo("submitted");
    }

    @Test
    void an_example_of_another_project_is_none() {
        long elsewhere = world.team().example();

        click(team.annotator(), elsewhere).statusCode(404);
        ticks(team.annotator(), elsewhere).statusCode(404);
        click(team.stranger(), team.example()).statusCode(403);
        team.annotator().asks().put(path(team.example())).then().statusCode(405);
    }

    @Test
    void sixty_four_clicks_at_once_leave_what_as_many_in_a_row_would() {
        for (Team each : List.of(team, world.collaborativeTeam())) {
            team = each;
            long example = team.example();

            List<Integer> answers = AtOnce.ask(
                    Collections.nCopies(CLICKS, team.annotator()),
                    person -> click(person, example).extract().statusCode());

            assertThat(answers).hasSize(CLICKS).containsOnly(201);
            assertThat(rows(example)).isZero();
            assertThat(status(example)).isEqualTo("pending");
            assertThat(entries(example, "submitted")).isEqualTo(CLICKS / 2);
            assertThat(entries(example, "withdrawn")).isEqualTo(CLICKS / 2);
        }
    }

    @Test
    void of_many_people_who_click_at_once_in_a_collaborative_project_ticks_and_status_stay_one_story() {
        team = world.collaborativeTeam();
        long example = team.example();
        List<Person> people = new ArrayList<>();
        for (int number = 0; number < CLICKS; number++) {
            people.add(List.of(team.annotator(), team.otherAnnotator(), team.approver(), team.manager())
                    .get(number % 4));
        }

        List<Integer> answers =
                AtOnce.ask(people, person -> click(person, example).extract().statusCode());

        assertThat(answers).containsOnly(201);
        assertThat(rows(example)).isZero();
        team.annotator().gets(team.tracking(example, "history")).body("results.type", not(hasItem("late_submission")));
        assertThat(entries(example, "submitted") - entries(example, "withdrawn"))
                .isEqualTo(status(example).equals("submitted") ? 1 : 0);
    }

    private ValidatableResponse click(Person who, long example) {
        return who.posts(path(example), "{}");
    }

    private ValidatableResponse ticks(Person who, long example) {
        return who.gets(path(example));
    }

    private String path(long example) {
        return team.path("/examples/" + example + "/states");
    }

    private String status(long example) {
        return team.manager().gets(team.tracking(example, "status")).extract().path("status");
    }

    private long rows(long example) {
        return world.number("SELECT count(*) FROM examples_examplestate WHERE example_id = ?", example);
    }

    private long entries(long example, String type) {
        return world.number(
                "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND example_id = ? AND type = ?",
                team.project(),
                example,
                type);
    }
}
