package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One key, many at once; and what is left when the work breaks off in the middle. */
@ServiceTest
class IdempotencyRaceTest {

    private static final int SENDERS = 20;
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            + " AND query LIKE '%annotation_tracking%' AND application_name = 'annotation-tracking'"
            + " AND datname = current_database()";

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Team team;
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void of_twenty_at_once_one_does_it_and_nobody_hears_anything_else() {
        List<Response> answers = AtOnce.ask(Collections.nCopies(SENDERS, team.admin()), this::create);

        assertThat(world.number("SELECT count(*) FROM examples_example WHERE project_id = ?", team.project()))
                .isEqualTo(1);
        byte[] one = create(team.admin()).asByteArray();
        for (Response answer : answers) {
            if (answer.statusCode() == 409) {
                isInFlight(answer);
            } else {
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(answer.asByteArray()).isEqualTo(one);
            }
        }
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 201);
    }

    @Test
    void while_the_first_is_at_work_the_second_is_sent_away() throws Exception {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        Response first;
        try (Handle blocker = holdRow(example)) {
            CompletableFuture<Response> working = CompletableFuture.supplyAsync(() -> unlock(example));
            await(() -> world.number(WAITING) > 0);

            isInFlight(unlock(example));

            blocker.rollback();
            first = working.get(20, TimeUnit.SECONDS);
        }
        first.then().statusCode(200);
        assertThat(unlock(example).asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void what_breaks_off_in_the_middle_leaves_nothing_and_the_key_free() throws Exception {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        try (Handle blocker = holdRow(example)) {
            CompletableFuture<Response> working = CompletableFuture.supplyAsync(() -> unlock(example));
            await(() -> world.number(WAITING) > 0);
            world.number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity" + " WHERE pid IN (SELECT pid"
                    + WAITING.substring("SELECT count(*)".length()) + ")");
            working.get(20, TimeUnit.SECONDS).then().statusCode(503);
            blocker.rollback();
        }
        assertThat(kept()).isZero();

        unlock(example).then().statusCode(200);

        assertThat(kept()).isEqualTo(1);
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("locked", "unlocked")));
    }

    private static void isInFlight(Response answer) {
        answer.then().statusCode(409).header("Retry-After", "1").body("code", equalTo("request_in_flight"));
    }

    private Response create(Person who) {
        return send(who, team.path("/examples"), "{\"text\":\"a\"}");
    }

    private Response unlock(long example) {
        return send(team.annotator(), team.tracking(example, "unlock"), "{}");
    }

    private Response send(Person who, String path, String body) {
        return who.asks()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private Handle holdRow(long example) {
        Handle blocker = jdbi.open();
        blocker.begin();
        blocker.execute("SELECT 1 FROM annotation_tracking WHERE example_id = ? FOR UPDATE", example);
        return blocker;
    }

    private long kept() {
        return world.number(
                "SELECT count(*) FROM annotation_tracking_idempotency WHERE project_id = ?", team.project());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
