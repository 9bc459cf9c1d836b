package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LockRaceTest {

    private static final int PEOPLE = 20;

    @Inject
    World world;

    Team team;
    List<Person> people;

    @BeforeEach
    void newTeam() {
        team = world.team();
        people = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            people.add(world.member(team.project(), "annotator"));
        }
    }

    @Test
    void of_twenty_at_once_one_gets_the_lock() {
        long example = team.example();

        List<Integer> answers = AtOnce.ask(
                people, person -> team.lock(person, example).extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(PEOPLE - 1);
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("locked")))
                .body("results.lock_epoch", equalTo(List.of(1)));
    }

    @Test
    void of_twenty_at_once_one_takes_over_a_lease_that_ran_out() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        List<Integer> answers = AtOnce.ask(
                people, person -> team.lock(person, example).extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(world.number(
                        "SELECT lock_epoch FROM annotation_tracking WHERE project_id = ? AND example_id = ?",
                        team.project(),
                        example))
                .isEqualTo(2);
    }

    @Test
    void twenty_submissions_at_once_count_once() {
        long example = team.example();

        List<Integer> answers = AtOnce.ask(
                people, person -> team.submit(person, example).extract().statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(PEOPLE - 1);
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("submitted")))
                .body("results.round", equalTo(List.of(1)));
    }
}
