package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.Observer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A start may be cut off anywhere; the next one goes on from there. */
@Tag("soak")
class InterruptedTest {
    private static final int TIMES = Integer.getInteger("interruptions", 8);
    private static final String VALUES = "SELECT md5(string_agg(concat_ws('|', id, status, review_notes, example_id,"
            + " annotated_at, reviewed_at), ',' ORDER BY id)) FROM annotation_tracking";

    @Test
    void a_start_that_is_cut_off_anywhere_is_finished_by_the_next_with_no_row_lost() {
        TestDatabase clean = Shape.DJANGO_0006.make(true);
        long started = System.nanoTime();
        clean.started();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        Random random = new Random(11);

        for (int time = 0; time < TIMES; time++) {
            TestDatabase database = Shape.DJANGO_0006.make(true);
            String before = database.value(VALUES);
            cutOffAfter(database, whole * time / TIMES + random.nextInt(20));

            assertThat(database.started()).isTrue();

            assertThat(database.diagnosis().fingerprint())
                    .isEqualTo(clean.diagnosis().fingerprint());
            assertThat(database.diagnosis().history().pending()).isEmpty();
            assertThat(database.value(VALUES)).isEqualTo(before);
            assertThat(database.diagnosis().degraded()).isFalse();
        }
    }

    @Test
    void of_three_that_start_at_once_each_ends_with_the_same_schema() {
        TestDatabase database = Shape.DJANGO_0006.make(true);

        List<CompletableFuture<Boolean>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> start(database)))
                .limit(3)
                .toList();

        assertThat(starts.stream().map(CompletableFuture::join)).containsOnly(true);
        assertThat(database.diagnosis().degraded()).isFalse();
        assertThat(database.value("SELECT count(*) - count(DISTINCT version) FROM annotation_tracking_schema_history"))
                .isEqualTo("0");
    }

    private static void cutOffAfter(TestDatabase database, long millis) {
        CompletableFuture<?> start =
                CompletableFuture.runAsync(database::started).exceptionally(error -> null);
        await().pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ofMillis(millis))
                .until(() -> true);
        TestServer.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
        start.join();
    }

    private static boolean start(TestDatabase database) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> attempt(database), done -> done);
    }

    private static boolean attempt(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (lock.isHeld()) {
                new Course(database.source(), new Observer(new Shipped(), Optional.empty())).run();
            }
            return lock.isHeld();
        }
    }
}
