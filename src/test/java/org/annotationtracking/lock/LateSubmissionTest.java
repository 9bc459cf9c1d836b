package org.annotationtracking.lock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed in after the lock ran out: accepted while nobody took the example, kept on record once somebody did. */
@ServiceTest
class LateSubmissionTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_review_is_accepted_late_while_nobody_took_the_example() {
        long example = team.submittedExample();
        team.lock(team.approver(), example).statusCode(200).body("lock_epoch", equalTo(1));
        world.leaseRanOut(team.project(), example);

        decides(team.approver(), example, "approve", 1).statusCode(200).body("status", equalTo("approved"));
    }

    @Test
    void a_submission_after_somebody_took_it_names_the_holder_and_is_kept() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);

        submits(team.annotator(), example, 1)
                .statusCode(409)
                .body("code", equalTo("lock_lost"))
                .body("locked_by", equalTo(team.otherAnnotator().name()))
                .body("lock_epoch", equalTo(2));

        team.manager()
                .gets(team.tracking(example, "history"))
                .body("results[-1].type", equalTo("late_submission"))
                .body("results[-1].actor", equalTo(team.annotator().name()))
                .body("results[-1].notes", equalTo("submit"))
                .body("results[-1].lock_epoch", equalTo(1));
        team.manager()
                .gets(team.tracking(example, "status"))
                .body("status", equalTo("pending"))
                .body("locked_by", equalTo(team.otherAnnotator().name()));
    }

    @Test
    void a_review_that_came_too_late_keeps_its_words() {
        long example = team.submittedExample();
        team.lock(team.approver(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.manager(), example).statusCode(200);

        decides(team.approver(), example, "reject", 1).statusCode(409).body("code", equalTo("lock_lost"));

        team.manager()
                .gets(team.tracking(example, "history"))
                .body("results[-1].type", equalTo("late_submission"))
                .body("results[-1].notes", equalTo("reject: because"));
    }

    @Test
    void an_epoch_that_never_was_is_refused_and_not_kept() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        submits(team.annotator(), example, 7).statusCode(409);
        submits(team.annotator(), example, 0).statusCode(409);
        submits(team.annotator(), example, -3).statusCode(409);

        team.manager().gets(team.tracking(example, "history")).body("results.type", not(hasItem("late_submission")));
    }

    @Test
    void a_heartbeat_that_came_too_late_takes_nothing_back() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                .statusCode(409)
                .body("code", equalTo("lock_lost"));

        submits(team.otherAnnotator(), example, 2).statusCode(200);
    }

    private ValidatableResponse submits(Person who, long example, long epoch) {
        return who.posts(
                team.path("/tracking/mark-submitted"),
                "{\"example_id\":%d,\"lock_epoch\":%d}".formatted(example, epoch));
    }

    private ValidatableResponse decides(Person who, long example, String act, long epoch) {
        return who.posts(
                team.tracking(example, act), "{\"review_notes\":\"because\",\"lock_epoch\":%d}".formatted(epoch));
    }
}
