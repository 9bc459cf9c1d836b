package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

/** Which examples a claim may give to whom. */
@ServiceTest
class ClaimRulesTest extends ClaimCase {

    @Test
    void what_somebody_set_aside_is_given_to_others_only() {
        long example = team.example();
        team.annotator().posts(team.tracking(example, "skip"), "{}").statusCode(200);

        why(team.annotator(), "annotate").body("why.skipped_by_you", equalTo(1));

        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(example);
        team.otherAnnotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
        team.annotator().posts(team.tracking(example, "unskip"), "{}").statusCode(200);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void rejected_work_waits_for_its_annotator_until_that_person_leaves() {
        long example = team.rejectedExample();

        why(team.otherAnnotator(), "annotate").body("why.reserved_for_others", equalTo(1));
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.annotator().id());
        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void a_foreign_lock_without_an_end_is_respected_for_ten_minutes() {
        long example = team.example();
        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = ?, locked_at = clock_timestamp() WHERE example_id = ?",
                (int) team.otherAnnotator().id(),
                example);
        why(team.annotator(), "annotate").body("why.locked_by_others", equalTo(1));

        world.execute(
                "UPDATE annotation_tracking SET locked_at = clock_timestamp() - interval '10 minutes' WHERE example_id = ?",
                example);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void nobody_reviews_own_work() {
        Person both = world.member(team.project(), "annotation_approver");
        long own = team.example();
        world.execute(
                "UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = ? WHERE example_id = ?",
                (int) both.id(),
                own);

        why(both, "review").body("why.own_work_excluded", equalTo(1));

        assertThat(given(team.approver(), "review", 1)).containsExactly(own);
    }

    @Test
    void nobody_is_given_a_round_to_review_twice() {
        long example = team.approvedExample();
        team.manager()
                .posts(team.tracking(example, "reopen"), "{\"review_notes\":\"look again\"}")
                .statusCode(200);

        why(team.approver(), "review").body("why.reviewed_by_you", equalTo(1));
        assertThat(given(team.manager(), "review", 1)).containsExactly(example);

        team.act(team.manager(), example, "reject").statusCode(200);
        team.submit(team.annotator(), example).statusCode(200);
        assertThat(given(team.approver(), "review", 1)).containsExactly(example);
    }

    @Test
    void an_abandoned_example_is_given_again_as_soon_as_its_lease_has_run_out() {
        long example = team.example();
        team.lock(team.otherAnnotator(), example).statusCode(200);
        why(team.annotator(), "annotate").body("why.locked_by_others", equalTo(1));

        world.leaseRanOut(team.project(), example);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void who_may_not_do_the_work_is_given_none() {
        claim(team.approver(), "annotate", 1).statusCode(403).body("code", equalTo("permission_denied"));
        claim(team.annotator(), "review", 1).statusCode(403).body("code", equalTo("permission_denied"));
    }
}
