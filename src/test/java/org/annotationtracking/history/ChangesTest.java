package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ChangesTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_project_without_history_has_no_changes() {
        team.example();

        team.annotator()
                .gets(team.path("/tracking/changes"))
                .statusCode(200)
                .body("results", empty())
                .body("next_after", equalTo(0))
                .body("last_seq", equalTo(0));
    }

    @Test
    void what_was_done_is_there_at_once_and_in_order() {
        long first = team.example();
        long second = team.example();
        team.lock(team.annotator(), first).statusCode(200);
        team.submit(team.otherAnnotator(), second).statusCode(200);
        team.submit(team.annotator(), first).statusCode(200);
        team.act(team.approver(), second, "reject").statusCode(200);

        team.annotator()
                .gets(team.path("/tracking/changes?after=0"))
                .statusCode(200)
                .body("results.seq", contains(1, 2, 3, 4))
                .body("results.type", contains("locked", "submitted", "submitted", "rejected"))
                .body("results.example_id", contains((int) first, (int) second, (int) first, (int) second))
                .body("results.to[3]", equalTo("rejected"))
                .body("results.notes[3]", equalTo("because"))
                .body("results.actor[3]", equalTo(team.approver().name()))
                .body("next_after", equalTo(4))
                .body("last_seq", equalTo(4));
    }

    @Test
    void pages_go_on_where_the_last_one_ended() {
        for (int number = 0; number < 5; number++) {
            team.submittedExample();
        }

        team.manager()
                .gets(team.path("/tracking/changes?limit=2"))
                .body("results.seq", contains(1, 2))
                .body("next_after", equalTo(2))
                .body("last_seq", equalTo(5));
        team.manager()
                .gets(team.path("/tracking/changes?limit=2&after=4"))
                .body("results.seq", contains(5))
                .body("next_after", equalTo(5));
        team.manager()
                .gets(team.path("/tracking/changes?after=5"))
                .body("results", empty())
                .body("next_after", equalTo(5));
        team.manager()
                .gets(team.path("/tracking/changes?after=9223372036854775807"))
                .statusCode(200)
                .body("results", empty());
    }

    @Test
    void numbers_are_each_projects_own() {
        Team other = world.team();
        team.submittedExample();
        other.submittedExample();

        other.annotator().gets(other.path("/tracking/changes")).body("results.seq", contains(1));
        team.annotator().gets(team.path("/tracking/changes")).body("results.seq", contains(1));
    }

    @Test
    void a_deleted_example_is_a_change_too() {
        long example = team.submittedExample();

        world.execute("DELETE FROM examples_example WHERE id = ?", example);

        team.annotator()
                .gets(team.path("/tracking/changes"))
                .body("results.type", contains("submitted", "deleted"))
                .body("results.from[1]", equalTo("submitted"));
    }

    @Test
    void numbers_come_without_anybody_asking() {
        team.submittedExample();

        long deadline = System.nanoTime() + 20_000_000_000L;
        while (numbers() == 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(numbers()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=",
                "after=1.5",
                "after=9223372036854775808",
                "after=1&after=1",
                "after=+1",
                "limit=0",
                "limit=1001",
                "limit=-5",
                "limit=ten",
                "limit=",
                "limit=5&limit=5"
            })
    void odd_parameters_are_refused(String query) {
        team.annotator()
                .gets(team.path("/tracking/changes?" + query))
                .statusCode(400)
                .body("code", equalTo("invalid"))
                .body("keySet()", hasItem(query.replaceFirst("=.*", "")));
    }

    @Test
    void a_stranger_learns_nothing() {
        List<String> answers = List.of(
                team.stranger()
                        .gets(team.path("/tracking/changes"))
                        .statusCode(403)
                        .extract()
                        .asString(),
                team.stranger()
                        .gets("/v1/projects/999999999/tracking/changes")
                        .statusCode(403)
                        .extract()
                        .asString());

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    private long numbers() {
        return world.number(
                "SELECT count(*) FROM annotation_tracking_event_number WHERE project_id = ?", team.project());
    }
}
