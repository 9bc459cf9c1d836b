package org.annotationtracking.checker;

import static org.annotationtracking.checker.Story.ANN;
import static org.annotationtracking.checker.Story.BEN;
import static org.annotationtracking.checker.Story.EXAMPLE;
import static org.annotationtracking.checker.Story.RUTH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.annotationtracking.checker.Facts.Numbered;
import org.annotationtracking.checker.Facts.Row;
import org.annotationtracking.checker.Violation.Breach;
import org.junit.jupiter.api.Test;

/** The judge lets a good story pass, and names what is wrong with each bad one. */
class JudgeTest {

    private final Story story = Story.good();

    @Test
    void a_good_story_passes() {
        assertThat(story.judged()).isEmpty();
    }

    @Test
    void a_lease_taken_before_it_ran_out() {
        Story early = new Story();
        early.locks(ANN, 1, 100);
        early.writes("lock_lost", ANN, null, null, 1, 150, early.next());
        early.locks(BEN, 2, 150);
        early.row = new Row(EXAMPLE, "pending", 0, 2, BEN, null, null);

        has(early, Breach.DOUBLE_HOLDER);
    }

    @Test
    void a_lease_that_was_renewed_in_time_and_taken_all_the_same() {
        story.granted(Kind.RENEW, ANN, 1, 100, 190, "renewal");

        has(story, Breach.DOUBLE_HOLDER);
    }

    @Test
    void a_lease_that_was_renewed_after_another_took_it() {
        story.granted(Kind.RENEW, ANN, 1, 100, 270, "renewal");

        has(story, Breach.DOUBLE_HOLDER);
    }

    @Test
    void two_holders_with_one_epoch() {
        Story same = new Story();
        same.locks(ANN, 1, 100);
        same.writes("lock_lost", ANN, null, null, 1, 250, same.next());
        same.locks(BEN, 1, 250);
        same.row = new Row(EXAMPLE, "pending", 0, 1, BEN, null, null);

        has(same, Breach.EPOCH_REGRESSION);
    }

    @Test
    void work_under_an_epoch_that_is_over() {
        Story late = new Story();
        late.locks(ANN, 1, 100);
        late.writes("lock_lost", ANN, null, null, 1, 250, late.next());
        late.locks(BEN, 2, 250);
        late.writes("unlocked", BEN, null, null, 2, 260, late.next());
        late.does(Kind.SUBMIT, ANN, 1, "pending", "submitted", 1, 270);
        late.row = new Row(EXAMPLE, "submitted", 1, 2, null, ANN, null);

        has(late, Breach.STALE_ACCEPTED);
    }

    @Test
    void an_acknowledged_write_that_is_not_there() {
        story.hears(Kind.REOPEN, RUTH, null, 400, "reopening", Story.done("submitted", 3));

        has(story, Breach.LOST_WRITE);
    }

    @Test
    void an_acknowledged_lease_that_is_not_there() {
        story.granted(Kind.LOCK, ANN, 3, 400, 400, "locking");

        has(story, Breach.LOST_WRITE);
    }

    @Test
    void a_write_that_was_refused_and_done() {
        story.hears(Kind.REJECT, RUTH, null, 400, "rejection", Story.refused("illegal_transition", null, null));
        story.writes("rejected", RUTH, "approved", "rejected", 2, 400, "rejection");
        story.row = new Row(EXAMPLE, "rejected", 3, 2, null, BEN, RUTH);

        has(story, Breach.DONE_TWICE);
    }

    @Test
    void a_write_that_was_done_twice() {
        story.hears(Kind.REJECT, RUTH, null, 400, "rejection", Story.done("rejected", 3));
        story.writes("rejected", RUTH, "approved", "rejected", 2, 400, "rejection");
        story.writes("rejected", RUTH, "rejected", "rejected", 2, 401, "rejection");

        has(story, Breach.DONE_TWICE);
    }

    @Test
    void a_lock_given_back_by_somebody_who_may_not() {
        Story released = new Story();
        released.locks(ANN, 1, 100);
        released.hears(Kind.UNLOCK, BEN, null, 120, "unlocking", Story.done("", 0));
        released.writes("unlocked", BEN, null, null, 1, 120, "unlocking");
        released.row = new Row(EXAMPLE, "pending", 0, 1, null, null, null);

        has(released, Breach.NOT_ALLOWED);
    }

    @Test
    void a_review_of_own_work() {
        Story own = new Story();
        own.does(Kind.SUBMIT, RUTH, 0, "pending", "submitted", 1, 100);
        own.does(Kind.APPROVE, RUTH, 0, "submitted", "approved", 2, 200);
        own.row = new Row(EXAMPLE, "approved", 2, 0, null, RUTH, RUTH);

        has(own, Breach.NOT_ALLOWED);
    }

    @Test
    void a_row_that_the_journal_does_not_explain() {
        story.row = new Row(EXAMPLE, "submitted", 2, 2, null, BEN, RUTH);

        has(story, Breach.DISAGREEMENT);
    }

    @Test
    void refusals_without_a_reason() {
        story.hears(Kind.SUBMIT, ANN, 2L, 400, "one", Story.refused("lock_lost", 2L, null));
        has(story, Breach.FALSE_REFUSAL);

        Story other = Story.good();
        other.hears(Kind.LOCK, ANN, null, 400, "two", Story.refused("locked_by_other", null, 399L));
        has(other, Breach.FALSE_REFUSAL);
    }

    @Test
    void a_reader_who_sees_the_past() {
        story.hears(Kind.LOOK, ANN, null, 400, "look", Story.done("submitted", 1));

        has(story, Breach.OUT_OF_ORDER);
    }

    @Test
    void counters_that_are_off_and_numbers_with_gaps() {
        story.miscounted = 1;
        has(story, Breach.COUNTERS);

        Story gap = Story.good();
        gap.numbered.set(1, new Numbered(3, 2));
        has(gap, Breach.FEED);
    }

    @Test
    void a_failure_of_ours() {
        Answer failure = new Answer(500, "internal_error", null, null, null, null, false, List.of());
        story.hears(Kind.LOOK, ANN, null, 400, "look", failure);

        has(story, Breach.SERVER_ERROR);
    }

    private static void has(Story story, Breach breach) {
        assertThat(story.judged()).extracting(Violation::breach).contains(breach);
    }
}
