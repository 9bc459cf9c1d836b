package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The seconds of work: each beat adds the gap since the last, at most two minutes; whoever held the lease gets them. */
@ServiceTest
class ActiveTimeTest {

    @Inject
    World world;

    Team team;
    long example;

    @BeforeEach
    void lockedExample() {
        team = world.team();
        example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
    }

    @Test
    void gaps_between_beats_add_up_and_are_booked_with_the_submission() {
        secondsPass(50);
        renew(1);
        secondsPass(40);

        team.submit(team.annotator(), example).statusCode(200).body("time_spent_seconds", about(90));

        team.manager()
                .gets(team.tracking(example, "history"))
                .body("results[0].active_seconds", nullValue())
                .body("results[1].active_seconds", about(90));
    }

    @Test
    void a_gap_of_more_than_two_minutes_counts_as_two() {
        secondsPass(3000);
        renew(1);

        team.submit(team.annotator(), example).body("time_spent_seconds", about(120));
    }

    @Test
    void giving_the_lock_back_books_what_was_worked() {
        secondsPass(30);

        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        assertThat(booked("unlocked", team.annotator().id())).isBetween(30L, 39L);
        assertThat(spent()).isBetween(30L, 39L);
    }

    @Test
    void a_lease_that_was_taken_over_is_booked_to_its_last_holder() {
        secondsPass(60);
        renew(1);
        secondsPass(60);
        world.leaseRanOut(team.project(), example);

        team.lock(team.otherAnnotator(), example).statusCode(200);
        secondsPass(10);
        team.submit(team.otherAnnotator(), example).statusCode(200).body("time_spent_seconds", about(70));

        // After the last beat there was no sign of work, so those sixty seconds are nobody's.
        assertThat(booked("lock_lost", team.annotator().id())).isBetween(60L, 69L);
        assertThat(booked("submitted", team.otherAnnotator().id())).isBetween(10L, 19L);
    }

    @Test
    void a_submission_over_a_lease_that_ran_out_books_that_lease_to_its_holder() {
        secondsPass(25);
        renew(1);
        world.leaseRanOut(team.project(), example);

        team.submit(team.otherAnnotator(), example).statusCode(200);

        assertThat(booked("lock_lost", team.annotator().id())).isBetween(25L, 34L);
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE example_id = ?"
                                + " AND type = 'submitted' AND active_seconds IS NOT NULL",
                        example))
                .isZero();
    }

    @Test
    void what_a_manager_ends_is_booked_to_the_holder() {
        secondsPass(20);
        renew(1);

        team.manager()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"wanted\"}")
                .statusCode(200);

        assertThat(booked("lock_lost", team.annotator().id())).isBetween(20L, 29L);
        assertThat(spent()).isBetween(20L, 29L);
    }

    @Test
    void reviewing_is_work_too() {
        team.submit(team.annotator(), example).statusCode(200);
        team.lock(team.approver(), example).statusCode(200);
        secondsPass(15);

        team.act(team.approver(), example, "approve").statusCode(200);

        assertThat(booked("approved", team.approver().id())).isBetween(15L, 24L);
    }

    /** Moves the last sign of work, and the start, into the past. */
    private void secondsPass(int seconds) {
        world.execute(
                "UPDATE annotation_tracking SET last_beat_at = last_beat_at - make_interval(secs => ?),"
                        + " locked_at = locked_at - make_interval(secs => ?) WHERE example_id = ?",
                seconds,
                seconds,
                example);
    }

    private void renew(long epoch) {
        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":%d}".formatted(epoch))
                .statusCode(200);
    }

    private long booked(String type, long actor) {
        return world.number(
                "SELECT sum(active_seconds) FROM annotation_tracking_event"
                        + " WHERE example_id = ? AND type = ? AND actor_id = ?",
                example,
                type,
                actor);
    }

    /** The request takes its time too. */
    private static Matcher<Integer> about(int seconds) {
        return allOf(greaterThanOrEqualTo(seconds), lessThan(seconds + 10));
    }

    private long spent() {
        return world.number("SELECT time_spent_seconds FROM annotation_tracking WHERE example_id = ?", example);
    }
}
