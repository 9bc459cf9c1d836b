package org.annotationtracking.lock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A manager takes a lock away, and it stays away. */
@ServiceTest
class BreakTest {

    @Inject
    World world;

    Team team;
    long example;

    @BeforeEach
    void lockedExample() {
        team = world.team();
        example = team.example();
        team.lock(team.annotator(), example).statusCode(200).body("lock_epoch", equalTo(1));
    }

    @Test
    void nothing_its_holder_still_sends_counts() {
        breakLock("on holiday");

        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                .statusCode(409)
                .body("code", equalTo("lock_lost"))
                .body("locked_by", nullValue());
        team.annotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example))
                .statusCode(409)
                .body("code", equalTo("lock_lost"));
        team.annotator()
                .posts(team.tracking(example, "skip"), "{\"lock_epoch\":1}")
                .statusCode(409);
        team.annotator()
                .posts(team.tracking(example, "unlock"), "{\"lock_epoch\":1}")
                .statusCode(409);

        team.lock(team.otherAnnotator(), example).statusCode(200).body("lock_epoch", equalTo(3));
    }

    @Test
    void the_history_says_who_broke_it_why_and_whose_it_was() {
        breakLock("on holiday");

        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("locked", "lock_lost", "broken")))
                .body(
                        "results.actor",
                        equalTo(List.of(
                                team.annotator().name(),
                                team.annotator().name(),
                                team.manager().name())))
                .body("results[2].notes", equalTo("on holiday"));
    }

    @Test
    void a_lock_that_ran_out_is_broken_too() {
        world.leaseRanOut(team.project(), example);

        breakLock("gone for good");

        team.annotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example))
                .statusCode(409);
    }

    @Test
    void without_a_lock_nothing_is_written() {
        breakLock("first");

        team.manager()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"second\"}")
                .statusCode(200)
                .body("message", equalTo("Example is not locked"));

        team.manager().gets(team.tracking(example, "history")).body("count", equalTo(3));
    }

    @Test
    void a_lock_that_is_another_one_by_now_is_left_alone() {
        world.leaseRanOut(team.project(), example);
        team.lock(team.otherAnnotator(), example).statusCode(200);

        team.manager()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"on holiday\",\"lock_epoch\":1}")
                .statusCode(409)
                .body("code", equalTo("lock_lost"))
                .body("locked_by", equalTo(team.otherAnnotator().name()));

        team.manager()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"on holiday\",\"lock_epoch\":2}")
                .statusCode(200)
                .body("message", equalTo("Lock broken"));
    }

    @Test
    void it_takes_a_manager_and_a_reason() {
        team.approver()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"mine\"}")
                .statusCode(403);
        for (String body : List.of("{}", "{\"reason\":null}", "{\"reason\":\"  \"}")) {
            team.manager()
                    .posts(team.tracking(example, "lock/break"), body)
                    .statusCode(400)
                    .body("reason[0]", equalTo("This field is required."));
        }
        team.manager().gets(team.tracking(example, "lock-status")).body("is_locked", equalTo(true));
    }

    private void breakLock(String reason) {
        team.manager()
                .posts(team.tracking(example, "lock/break"), "{\"reason\":\"%s\"}".formatted(reason))
                .statusCode(200)
                .body("message", equalTo("Lock broken"));
    }
}
