package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.annotationtracking.AtOnce;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** Readers of one project's changes wait for one another, and nobody else waits for them. */
@ServiceTest
class SharedPassesTest {

    /** More than there are connections. */
    private static final int READERS = 48;

    /** Every second the sequencer makes a pass of its own over all projects, whoever reads. */
    private static final long ONE_FOR_READERS_AND_ONE_OF_THE_SEQUENCER = 2;

    @Inject
    World world;

    @Test
    void while_one_pass_waits_all_its_readers_take_one_connection() throws Exception {
        Team team = world.team();
        Team others = world.team();
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        assertThat(seqs(team)).containsExactly(1L);
        try (Connection held = world.connect()) {
            held.setAutoCommit(false);
            held.createStatement()
                    .execute("SELECT 1 FROM annotation_tracking_sequencer WHERE project_id = " + team.project()
                            + " FOR UPDATE");
            team.submit(team.annotator(), example).statusCode(200);
            CompletableFuture<List<List<Long>>> reading = CompletableFuture.supplyAsync(
                    () -> AtOnce.ask(Collections.nCopies(READERS, team.annotator()), person -> seqs(team)));
            await(() -> waiting() >= 1);

            assertThat(seqs(others)).isEmpty();

            assertThat(waiting()).isBetween(1L, ONE_FOR_READERS_AND_ONE_OF_THE_SEQUENCER);
            assertThat(reading).isNotDone();
            held.rollback();
            assertThat(reading.get(30, TimeUnit.SECONDS))
                    .allSatisfy(seqs -> assertThat(seqs).containsExactly(1L, 2L));
        }
    }

    @Test
    void a_pass_that_cannot_be_done_fails_once_for_all_who_wait() throws Exception {
        Team team = world.team();
        team.lock(team.annotator(), team.example()).statusCode(200);
        assertThat(seqs(team)).containsExactly(1L);
        try (Connection held = world.connect()) {
            held.setAutoCommit(false);
            held.createStatement()
                    .execute("SELECT 1 FROM annotation_tracking_sequencer WHERE project_id = " + team.project()
                            + " FOR UPDATE");
            team.lock(team.otherAnnotator(), team.example()).statusCode(200);
            long start = System.nanoTime();

            List<Integer> statuses = AtOnce.ask(
                    Collections.nCopies(READERS, team.annotator()),
                    person -> person.gets(team.path("/tracking/changes"))
                            .extract()
                            .statusCode());

            assertThat(statuses).allSatisfy(status -> assertThat(status).isEqualTo(503));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            held.rollback();
        }
        assertThat(seqs(team)).containsExactly(1L, 2L);
    }

    private static List<Long> seqs(Team team) {
        return team.annotator()
                .gets(team.path("/tracking/changes"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("results.seq", Long.class);
    }

    private long waiting() {
        return world.number("""
                SELECT count(*) FROM pg_stat_activity
                 WHERE wait_event_type = 'Lock' AND query LIKE '%annotation_tracking_sequencer%'
                   AND datname = current_database()
                """);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
