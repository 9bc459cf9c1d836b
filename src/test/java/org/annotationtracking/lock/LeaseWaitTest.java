package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a lease runs is judged when the row is in hand, not when the wait for it began. */
@ServiceTest
class LeaseWaitTest {

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Team team;
    long example;

    @BeforeEach
    void lockedExample() {
        team = world.team();
        example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
    }

    @Test
    void a_lease_that_runs_out_during_the_wait_is_taken_over() throws Exception {
        expiresIn(400);

        Response answer = whileTheRowIsHeldUntilExpiry(() -> lock(team.otherAnnotator()));

        answer.then().statusCode(200).body("lock_epoch", equalTo(2));
    }

    @Test
    void a_write_without_a_lock_that_waited_past_the_expiry_is_accepted() throws Exception {
        expiresIn(400);

        Response answer = whileTheRowIsHeldUntilExpiry(() -> team.otherAnnotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":" + example + "}")
                .extract()
                .response());

        answer.then().statusCode(200);
    }

    @Test
    void a_lease_renewed_during_the_wait_holds() throws Exception {
        world.leaseRanOut(team.project(), example);

        Response answer;
        try (Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute(
                    "UPDATE annotation_tracking SET lock_expires_at = clock_timestamp() + interval '1 minute'"
                            + " WHERE example_id = ?",
                    example);
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> lock(team.otherAnnotator()));
            await(() -> waitsForTheRow());
            blocker.commit();
            answer = waiting.get(20, TimeUnit.SECONDS);
        }

        answer.then()
                .statusCode(409)
                .body("code", equalTo("locked_by_other"))
                .body("locked_by", equalTo(team.annotator().name()));
    }

    @Test
    void a_foreign_lock_without_an_end_is_respected_for_ten_minutes() {
        world.execute("UPDATE annotation_tracking SET lock_expires_at = NULL WHERE example_id = ?", example);
        lock(team.otherAnnotator()).then().statusCode(409).body("code", equalTo("locked_by_other"));

        world.execute(
                "UPDATE annotation_tracking SET lock_expires_at = NULL,"
                        + " locked_at = clock_timestamp() - interval '10 minutes' WHERE example_id = ?",
                example);
        lock(team.otherAnnotator()).then().statusCode(200);
    }

    private Response whileTheRowIsHeldUntilExpiry(Supplier<Response> request) throws Exception {
        try (Handle blocker = jdbi.open()) {
            blocker.begin();
            blocker.execute("SELECT 1 FROM annotation_tracking WHERE example_id = ? FOR UPDATE", example);
            CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(request);
            await(this::waitsForTheRow);
            assertThat(waiting).isNotDone();
            await(() -> 1
                    == world.number(
                            "SELECT count(*) FROM annotation_tracking"
                                    + " WHERE example_id = ? AND lock_expires_at < clock_timestamp()",
                            example));
            blocker.rollback();
            return waiting.get(20, TimeUnit.SECONDS);
        }
    }

    private Response lock(Person who) {
        return team.lock(who, example).extract().response();
    }

    private void expiresIn(int milliseconds) {
        world.execute(
                "UPDATE annotation_tracking SET lock_expires_at = clock_timestamp() + make_interval(secs => ?)"
                        + " WHERE example_id = ?",
                milliseconds / 1000.0,
                example);
    }

    private boolean waitsForTheRow() {
        return 0
                < world.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%annotation_tracking%'"
                                + " AND application_name = 'annotation-tracking' AND datname = current_database()");
    }

    private static void await(Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
