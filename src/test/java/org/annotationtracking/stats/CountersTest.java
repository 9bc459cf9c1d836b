package org.annotationtracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the counters say of projects and people. */
@ServiceTest
class CountersTest {

    @Inject
    World world;

    @Inject
    Counters counters;

    @Inject
    CounterQueries queries;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_project_and_a_person_by_status() {
        team.example();
        team.submittedExample();
        team.approvedExample();
        team.rejectedExample();
        team.submit(team.otherAnnotator(), team.example());
        world.team().submittedExample();

        assertThat(counters.of(team.project())).isEqualTo(new StatusCounts(1, 2, 1, 1, 5));
        assertThat(counters.ofPerson(team.project(), team.annotator().id())).isEqualTo(new StatusCounts(0, 1, 1, 1, 3));
        assertThat(counters.ofPerson(team.project(), team.otherAnnotator().id()))
                .isEqualTo(new StatusCounts(0, 1, 0, 0, 1));
        assertThat(counters.ofPerson(team.project(), team.approver().id())).isEqualTo(new StatusCounts(0, 0, 0, 0, 0));
        team.annotator()
                .gets(team.path("/tracking/review-stats"))
                .body("pending_count", equalTo(1))
                .body("submitted_count", equalTo(2))
                .body("approved_count", equalTo(1))
                .body("rejected_count", equalTo(1))
                .body("total_examples", equalTo(5));
    }

    @Test
    void a_withdrawal_is_no_longer_anybodys() {
        long example = team.submittedExample();
        team.act(team.annotator(), example, "withdraw").statusCode(200);

        assertThat(counters.of(team.project())).isEqualTo(new StatusCounts(1, 0, 0, 0, 1));
        assertThat(counters.ofPerson(team.project(), team.annotator().id()).total())
                .isZero();
    }

    @Test
    void beside_a_host_an_example_without_a_row_is_pending() {
        team.submittedExample();
        long untracked = team.example();
        world.execute("DELETE FROM annotation_tracking WHERE example_id = ?", untracked);

        assertThat(queries.trackedOrNot(team.project())).isEqualTo(new StatusCounts(1, 1, 0, 0, 2));
        assertThat(queries.tracked(team.project())).isEqualTo(new StatusCounts(0, 1, 0, 0, 1));
    }

    @Test
    void a_project_that_is_not_there_has_no_examples() {
        assertThat(counters.of(999_999_999)).isEqualTo(new StatusCounts(0, 0, 0, 0, 0));
    }
}
