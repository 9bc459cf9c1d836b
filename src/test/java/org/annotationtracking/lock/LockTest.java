package org.annotationtracking.lock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LockTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_lock_says_until_when_and_when_to_renew() {
        long example = team.example();

        var answer = team.annotator().posts(team.tracking(example, "lock"), "{\"ttl_seconds\":60}");

        answer.statusCode(200)
                .body("success", equalTo(true))
                .body("locked_by", equalTo(team.annotator().name()))
                .body("expires_in_ms", equalTo(60_000))
                .body("expires_in_minutes", equalTo(1))
                .body("renew_after_ms", equalTo(30_000))
                .body("lock_epoch", equalTo(1))
                .body("is_own_lock", equalTo(true));
    }

    @Test
    void second_annotator_is_told_who_holds_the_example() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        var answer = team.lock(team.otherAnnotator(), example);

        answer.statusCode(409)
                .body("success", equalTo(false))
                .body("code", equalTo("locked_by_other"))
                .body("error", equalTo("locked_by_other"))
                .body(
                        "message",
                        equalTo("This example is locked by " + team.annotator().name()))
                .body("locked_by", equalTo(team.annotator().name()))
                .body("expires_in_minutes", equalTo(9));
    }

    @Test
    void second_annotator_takes_over_once_the_lease_has_run_out() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        var answer = team.lock(team.otherAnnotator(), example);

        answer.statusCode(200)
                .body("locked_by", equalTo(team.otherAnnotator().name()))
                .body("lock_epoch", equalTo(2));
    }

    @Test
    void the_holder_renews_with_the_same_epoch_even_after_the_lease_ran_out() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                .statusCode(200)
                .body("lock_epoch", equalTo(1));
        team.lock(team.annotator(), example).statusCode(200).body("lock_epoch", equalTo(1));
    }

    @Test
    void a_renewal_never_takes_the_example_back() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        var answer = team.annotator().posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}");

        answer.statusCode(409)
                .body("code", equalTo("lock_lost"))
                .body("locked_by", equalTo(team.otherAnnotator().name()));
    }

    @Test
    void a_renewal_of_a_released_lock_is_refused() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        var answer = team.annotator().posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}");

        answer.statusCode(409).body("code", equalTo("lock_lost")).body("locked_by", nullValue());
    }

    @Test
    void unlocking_twice_succeeds_twice() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        for (int time = 0; time < 2; time++) {
            team.annotator()
                    .posts(team.tracking(example, "unlock"), "")
                    .statusCode(200)
                    .body("message", equalTo("Example unlocked"));
        }
        team.annotator().gets(team.tracking(example, "lock-status")).body("is_locked", equalTo(false));
    }

    @Test
    void only_reviewers_give_back_another_persons_lock() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        team.otherAnnotator()
                .posts(team.tracking(example, "unlock"), "{}")
                .statusCode(403)
                .body("error", equalTo("not_authorized"));
        team.approver().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        team.lock(team.otherAnnotator(), example).statusCode(200).body("lock_epoch", equalTo(2));
    }

    @Test
    void lock_status_says_who_may_edit() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        team.annotator()
                .gets(team.tracking(example, "lock-status"))
                .body("is_locked", equalTo(true))
                .body("is_own_lock", equalTo(true))
                .body("can_edit", equalTo(true));
        team.otherAnnotator()
                .gets(team.tracking(example, "lock-status"))
                .body("locked_by", equalTo(team.annotator().name()))
                .body("is_own_lock", equalTo(false))
                .body("can_edit", equalTo(false));
    }

    @Test
    void what_may_be_locked_depends_on_where_the_example_stands() {
        team.lock(team.approver(), team.example()).statusCode(403);
        team.lock(team.annotator(), team.submittedExample()).statusCode(403);
        team.lock(team.approver(), team.submittedExample()).statusCode(200);
        team.lock(team.manager(), team.approvedExample()).statusCode(409).body("code", equalTo("illegal_transition"));
        team.lock(team.annotator(), team.rejectedExample()).statusCode(200);
        team.lock(team.otherAnnotator(), team.rejectedExample()).statusCode(409).body("code", equalTo("reserved"));
    }

    @Test
    void a_rejected_example_is_free_once_its_annotator_has_left_the_project() {
        long example = team.rejectedExample();
        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.annotator().id());

        team.lock(team.otherAnnotator(), example).statusCode(200);
    }

    @Test
    void locking_changes_neither_status_nor_annotator() {
        long example = team.example();

        team.lock(team.annotator(), example).statusCode(200);

        team.approver()
                .gets(team.tracking(example, "status"))
                .body("status", equalTo("pending"))
                .body("annotated_by", nullValue())
                .body("is_locked", equalTo(true))
                .body("version", equalTo(0));
    }

    @Test
    void a_submission_with_the_epoch_of_a_lost_lock_is_refused() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);

        team.annotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example))
                .statusCode(409)
                .body("code", equalTo("lock_lost"))
                .body("lock_epoch", greaterThan(1));
    }

    /** Another program may have written the holder alone. */
    @Test
    void a_lock_of_ones_own_of_which_nobody_wrote_when_it_began_is_renewed_and_looked_at() {
        long example = team.example();
        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = ?, locked_at = NULL, lock_epoch = 5 WHERE example_id = ?",
                team.annotator().id(),
                example);

        team.lock(team.annotator(), example).statusCode(200).body("lock_epoch", equalTo(5));
        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":5}")
                .statusCode(200)
                .body("lock_epoch", equalTo(5));
        team.annotator()
                .gets(team.tracking(example, "lock-status"))
                .statusCode(200)
                .body("is_own_lock", equalTo(true));
        team.lock(team.otherAnnotator(), example).statusCode(409).body("code", equalTo("locked_by_other"));
    }
}
