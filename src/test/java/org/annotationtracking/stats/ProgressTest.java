package org.annotationtracking.stats;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** doccano's counts of check marks. */
@ServiceTest
class ProgressTest {

    @Inject
    World world;

    @Test
    void in_a_private_project_everybody_sees_their_own_ticks() {
        Team team = world.team();
        ticked(team);

        expect(team, team.annotator(), 4, 2);
        expect(team, team.otherAnnotator(), 4, 1);
        expect(team, team.admin(), 4, 0);
        expect(team, team.superuser(), 4, 0);
    }

    @Test
    void in_a_collaborative_one_anybodys_count_once() {
        Team team = world.collaborativeTeam();
        long example = team.example();
        team.example();
        for (Person person : List.of(team.annotator(), team.approver())) {
            world.execute(
                    "INSERT INTO examples_examplestate (confirmed_at, confirmed_by_id, example_id)"
                            + " VALUES (clock_timestamp(), ?, ?)",
                    person.id(),
                    example);
        }

        expect(team, team.annotator(), 2, 1);
        expect(team, team.manager(), 2, 1);
        team.manager()
                .posts(team.path("/examples/" + example + "/states"), "{}")
                .statusCode(201);
        expect(team, team.approver(), 2, 0);
    }

    @Test
    void by_person_members_without_ticks_and_people_who_left_are_told() {
        Team team = world.team();
        world.team().submittedExample();
        ticked(team);
        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.otherAnnotator().id());

        team.manager()
                .gets(team.path("/metrics/member-progress"))
                .statusCode(200)
                .body("total", equalTo(4))
                .body("progress", hasSize(5))
                .body(
                        "progress.user",
                        equalTo(List.of(
                                team.annotator().name(),
                                team.otherAnnotator().name(),
                                team.approver().name(),
                                team.manager().name(),
                                team.admin().name())))
                .body("progress.done", equalTo(List.of(2, 1, 0, 0, 0)));
    }

    @Test
    void an_empty_project_is_nothing_of_nothing() {
        Team team = world.team();

        expect(team, team.annotator(), 0, 0);
        team.stranger().gets(team.path("/metrics/progress")).statusCode(403);
        team.superuser().gets("/v1/projects/999999999/metrics/progress").statusCode(404);
    }

    private static void ticked(Team team) {
        long shared = team.submittedExample();
        team.submittedExample();
        team.example();
        team.example();
        team.otherAnnotator()
                .posts(team.path("/examples/" + shared + "/states"), "{}")
                .statusCode(201);
    }

    private static void expect(Team team, Person who, int total, int complete) {
        who.gets(team.path("/metrics/progress"))
                .statusCode(200)
                .body("total", equalTo(total))
                .body("remaining", equalTo(total - complete))
                .body("complete", equalTo(complete));
    }
}
