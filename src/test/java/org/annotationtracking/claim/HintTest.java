package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

/**
 * Whatever makes an example claimable lowers the hint, so that it is given in its turn. In each story one example lies
 * below the hint and one, free all along, above: were the hint left where it is, the one above would be given first.
 */
@ServiceTest
class HintTest extends ClaimCase {

    @Test
    void a_released_lock() {
        long below = team.example();
        long above = team.example();
        team.lock(team.otherAnnotator(), below).statusCode(200);
        passed("annotate", above);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(above);
        giveBack(team.annotator(), above);

        giveBack(team.otherAnnotator(), below);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void a_lease_that_ends_sooner_than_any_so_far() {
        long below = team.example();
        long above = team.example();
        passed("annotate", above);

        team.lock(team.otherAnnotator(), below).statusCode(200);
        world.leaseRanOut(team.project(), below);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void a_lease_as_short_as_the_project_wants_it() {
        long below = team.example();
        team.admin()
                .asks()
                .contentType("application/json")
                .body(Map.of("lock_ttl_seconds", 30))
                .put(team.path("/tracking/lock-settings"))
                .then()
                .statusCode(200);
        passed("annotate", below);

        team.lock(team.otherAnnotator(), below).statusCode(200);

        assertThat(world.number(
                        "SELECT extract(epoch FROM h.due_at - clock_timestamp()) FROM annotation_tracking_hint h"
                                + " WHERE h.project_id = ? AND h.queue = 'annotate'",
                        team.project()))
                .isBetween(25L, 30L);
    }

    @Test
    void a_broken_lock() {
        long below = team.example();
        long above = team.example();
        team.lock(team.otherAnnotator(), below).statusCode(200);
        passed("annotate", above);

        team.manager()
                .posts(team.tracking(below, "lock/break"), "{\"reason\":\"gone home\"}")
                .statusCode(200);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void a_withdrawn_submission() {
        long below = team.submittedExample();
        long above = team.example();
        passed("annotate", above);

        team.act(team.annotator(), below, "withdraw").statusCode(200);

        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void a_submission_to_review() {
        long below = team.example();
        long above = team.submittedExample();
        passed("review", above);

        team.submit(team.annotator(), below).statusCode(200);

        assertThat(given(team.approver(), "review", 1)).containsExactly(below);
    }

    @Test
    void a_rejection_to_its_annotator() {
        long below = team.submittedExample();
        long above = team.example();
        passed("annotate", above);

        team.act(team.approver(), below, "reject").statusCode(200);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
        assertThat(given(team.otherAnnotator(), "annotate", 2)).containsExactly(above);
    }

    @Test
    void a_rejection_whose_annotator_leaves() {
        long below = team.rejectedExample();
        passed("annotate", below + 1);
        why(team.otherAnnotator(), "annotate");

        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.annotator().id());

        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void a_reopened_decision() {
        long below = team.approvedExample();
        long above = team.submittedExample();
        passed("review", above);
        Person fresh = world.member(team.project(), "annotation_approver");

        team.manager()
                .posts(team.tracking(below, "reopen"), "{\"review_notes\":\"look again\"}")
                .statusCode(200);

        assertThat(given(fresh, "review", 1)).containsExactly(below);
    }

    @Test
    void an_example_that_is_added() {
        long below = team.example();
        world.execute("DELETE FROM examples_example WHERE id = ?", below);
        long above = team.example();
        passed("annotate", above);

        world.execute("""
                INSERT INTO examples_example
                       (id, project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                VALUES (?, ?, 'brought back', '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp())
                """, below, team.project());

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void what_is_no_longer_set_aside() {
        long below = team.example();
        long above = team.example();
        team.annotator().posts(team.tracking(below, "skip"), "{}").statusCode(200);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(above);
        giveBack(team.annotator(), above);
        team.lock(team.otherAnnotator(), below).statusCode(200);
        passed("annotate", above);
        giveBack(team.otherAnnotator(), below);

        team.annotator().posts(team.tracking(below, "unskip"), "{}").statusCode(200);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void another_programs_update() {
        long below = team.approvedExample();
        long above = team.example();
        passed("annotate", above);

        world.execute("UPDATE annotation_tracking SET status = 'pending' WHERE example_id = ?", below);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void another_programs_insert() {
        long below = team.example();
        long above = team.example();
        world.execute("DELETE FROM annotation_tracking WHERE example_id = ?", below);
        passed("annotate", above);

        world.execute(
                "INSERT INTO annotation_tracking (project_id, example_id, status) VALUES (?, ?, 'pending')",
                team.project(),
                below);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    @Test
    void another_programs_lock_that_it_takes_back() {
        long below = team.example();
        long above = team.example();
        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = ?, locked_at = clock_timestamp() WHERE example_id = ?",
                (int) team.otherAnnotator().id(),
                below);
        passed("annotate", above);

        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = NULL, locked_at = NULL WHERE example_id = ?", below);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(below);
    }

    private void giveBack(Person holder, long example) {
        holder.posts(team.tracking(example, "unlock"), "{}").statusCode(200);
    }

    /** As if claims had found nothing below, and no lease were to run out for an hour. */
    private void passed(String queue, long example) {
        world.execute("""
                INSERT INTO annotation_tracking_hint AS h (project_id, queue, example_id, due_at, swept_at)
                VALUES (?, ?, ?, clock_timestamp() + interval '1 hour', clock_timestamp())
                ON CONFLICT (project_id, queue) DO UPDATE
                   SET example_id = excluded.example_id, due_at = excluded.due_at, swept_at = excluded.swept_at
                """, team.project(), queue, example);
    }
}
