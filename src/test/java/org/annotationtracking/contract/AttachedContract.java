package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.annotationtracking.Readiness;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** doccano's contract beside a doccano, on its own tables and with its own ids. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AttachedContract {

    /** What is ours to write beside a doccano. */
    private static final Pattern OURS = Pattern.compile("/tracking/|/states$|/auth/log(in|out)$|/me/tokens| /ops/");

    private static final String NOT_SERVED = "{\"code\":\"not_served_here\"}";

    @Inject
    Jdbi jdbi;

    private @Nullable DoccanoWorld world;

    @AfterEach
    void clear() {
        if (world != null) {
            world.remove();
        }
    }

    /** By the names of our own exchanges, and of those that the client's are made of. */
    abstract Map<String, Deviation> deviations();

    /** By the titles of the recorded exchanges. */
    abstract Map<String, Deviation> recordedDeviations();

    /** The file of the recorded ones. */
    abstract String recording();

    /** First, with doccano's own ids: the order that 1.8.4 calls random goes by them. */
    @Test
    @Order(1)
    void a_running_doccano_answered_the_same() throws IOException {
        replay(RecordedExchanges.of(recording(), StandaloneDeviations.ELSEWHERE), 0, recordedDeviations(), 20);
    }

    @Test
    @Order(2)
    void doccanos_paths_answer_as_doccano() throws IOException {
        replay(ExchangeFile.shipped("/contract/doccano.txt"), 1_000, deviations(), 50);
    }

    @Test
    @Order(3)
    void what_is_doccanos_to_change_is_not_changed_by_anybody() {
        Replay replay = in(2_000);
        Map<String, String> changed = new TreeMap<>();

        Operations.writes().stream()
                .filter(write -> !OURS.matcher(write).find())
                .forEach(write -> {
                    String[] words = write.split(" ");
                    String path = words[1].replace("{project}", "1").replaceAll("\\{\\w+}", "1");
                    Exchange asked = new Exchange(write, "root", words[0], path, "{}", 404, NOT_SERVED, false);
                    List<String> found = replay.differences(asked);
                    if (!found.isEmpty()) {
                        changed.put(write, found.toString());
                    }
                });

        assertThat(changed).isEmpty();
    }

    @Test
    @Order(4)
    void doccanos_client_reads_here_and_is_told_what_is_written_at_doccano() throws IOException {
        Replay replay = in(3_000);

        assertThat(new ClientTable("http://127.0.0.1:" + RestAssured.port, replay).differences(true))
                .isEmpty();
    }

    @Test
    @Order(5)
    void an_example_that_somebody_is_at_work_on_is_doccanos_to_delete() {
        Replay replay = in(4_000);
        Exchange click = new Exchange("", "ann1", "POST", "/v1/projects/1/examples/2/states", "{}", 0, "", false);

        String lock = click.path().replace("examples/2/states", "tracking/4002/lock");
        assertThat(replay.send(click.to(lock), Map.of()).statusCode()).isEqualTo(200);

        try (Handle doccano = jdbi.open()) {
            doccano.begin();
            doccano.select("SELECT id FROM examples_example WHERE id = 4002 FOR UPDATE")
                    .mapTo(Long.class)
                    .one();
            var clicked = CompletableFuture.supplyAsync(
                    () -> replay.send(click, Map.of()).statusCode());
            await().pollInterval(Duration.ofMillis(20)).until(this::somebodyWaits);
            for (String table : List.of("examples_examplestate", "examples_comment", "labels_category")) {
                doccano.execute("DELETE FROM " + table + " WHERE example_id = 4002");
            }
            if (Clearing.has(doccano, "examples_assignment")) {
                doccano.execute("DELETE FROM examples_assignment WHERE example_id = 4002");
            }
            int deleted = doccano.execute("DELETE FROM examples_example WHERE id = 4002");
            doccano.commit();

            assertThat(deleted).isEqualTo(1);
            assertThat(clicked.join()).isIn(404, 409, 503);
        }
    }

    private boolean somebodyWaits() {
        return jdbi.withHandle(sql -> sql.select("""
                        SELECT count(*) > 0 FROM pg_stat_activity
                         WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """).mapTo(Boolean.class).one());
    }

    private Replay in(long distance) {
        Readiness.await(Duration.ofSeconds(60));
        DoccanoWorld made = new DoccanoWorld(jdbi, distance);
        world = made;
        made.make();
        return new Replay("http://127.0.0.1:" + RestAssured.port, made);
    }

    private void replay(List<Exchange> exchanges, long distance, Map<String, Deviation> deviations, int atLeast) {
        Replay replay = in(distance);
        assertThat(new Run(replay, deviations, AttachedDeviations::ruled).differences(exchanges))
                .isEmpty();
        assertThat(exchanges).hasSizeGreaterThanOrEqualTo(atLeast);
    }
}
