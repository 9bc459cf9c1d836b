package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.idempotency.LossyRoad.Fate;
import org.annotationtracking.idempotency.LossyRoad.Reply;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever gets lost on the way, whoever sends the same again under the same key has it done exactly once. */
@ServiceTest
class LostAnswerTest {

    private static final Logger LOG = Logger.getLogger(LostAnswerTest.class);
    private static final int SENDERS = 8;
    private static final long SEED = 4;

    /** What one example goes through; repeated without a key, hardly any of it would come to the same. */
    private static final List<String> LIFE = List.of(
            "create", "lock", "submit", "reject", "lock", "submit", "approve", "reopen", "bulk approve", "reopen");

    private static final List<String> HISTORY = List.of(
            "locked", "submitted", "rejected", "locked", "submitted", "approved", "reopened", "approved", "reopened");

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Team team;
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private final List<Long> made = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void two_hundred_writes_are_each_done_once() throws IOException {
        sendAll(200);
    }

    @Test
    @Tag("soak")
    void two_thousand_writes_are_each_done_once() throws IOException {
        sendAll(2000);
    }

    private void sendAll(int writes) throws IOException {
        int lives = writes / LIFE.size();
        try (LossyRoad road = new LossyRoad(RestAssured.port, SEED)) {
            AtomicInteger next = new AtomicInteger();
            AtOnce.ask(Collections.nCopies(SENDERS, team.admin()), sender -> {
                for (int life = next.getAndIncrement(); life < lives; life = next.getAndIncrement()) {
                    live(road.port(), life);
                }
                return sender;
            });
            LOG.infof("%d writes, seed %d: %s", writes, SEED, road.seen());
            assertThat(road.seen()).containsKeys(Fate.values());
        }

        assertThat(heard).hasSize(writes);
        assertThat(made).doesNotHaveDuplicates().hasSize(lives);
        assertThat(world.number("SELECT count(*) FROM examples_example WHERE project_id = ?", team.project()))
                .isEqualTo(lives);
        made.forEach(example -> assertThat(history(example)).isEqualTo(HISTORY));
        heard.forEach((key, body) -> assertThat(kept(key)).isEqualTo(body));
    }

    private void live(int port, int life) {
        long example = 0;
        for (int step = 0; step < LIFE.size(); step++) {
            String key = UUID.randomUUID().toString();
            Request request = request(LIFE.get(step), example, life);
            Reply reply = insist(port, key, request);
            assertThat(reply.status()).as("%s: %s", request, reply.body()).isEqualTo(step == 0 ? 201 : 200);
            heard.put(key, reply.body());
            if (step == 0) {
                example = Long.parseLong(reply.body().replaceAll("^\\{\"id\":(\\d+),.*", "$1"));
                made.add(example);
            }
        }
    }

    private record Request(Person who, String path, String body) {}

    private Request request(String act, long example, int life) {
        return switch (act) {
            case "create" ->
                new Request(team.admin(), team.path("/examples"), "{\"text\":\"life %d\"}".formatted(life));
            case "lock" -> new Request(team.annotator(), team.tracking(example, "lock"), "{}");
            case "submit" ->
                new Request(
                        team.annotator(), team.path("/tracking/mark-submitted"), "{\"example_id\":" + example + "}");
            case "bulk approve" ->
                new Request(
                        team.manager(),
                        team.path("/tracking/bulk"),
                        "{\"action\":\"approve\",\"ids\":[" + example + "]}");
            case "reopen" -> new Request(team.manager(), team.tracking(example, "reopen"), "{}");
            default -> new Request(team.approver(), team.tracking(example, act), "{\"review_notes\":\"because\"}");
        };
    }

    /** Sends the same until an answer comes that is one. */
    private static Reply insist(int port, String key, Request request) {
        Map<String, String> headers =
                Map.of("Authorization", "Token " + request.who().token(), "Idempotency-Key", key);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < deadline) {
            try {
                Reply reply = LossyRoad.ask(port, request.path(), headers, request.body());
                if (reply.status() != 503 && !reply.body().contains("request_in_flight")) {
                    return reply;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            } catch (IOException lost) {
                continue;
            }
        }
        throw new AssertionError("No answer to " + request);
    }

    private List<String> history(long example) {
        return jdbi.withHandle(sql -> sql.createQuery("""
                        SELECT type FROM annotation_tracking_event
                         WHERE project_id = :project AND example_id = :example AND type = ANY (:types) ORDER BY id
                        """)
                .bind("project", team.project())
                .bind("example", example)
                .bindArray("types", String.class, HISTORY)
                .mapTo(String.class)
                .list());
    }

    private String kept(String key) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT body FROM annotation_tracking_idempotency WHERE project_id = :project AND key = :key")
                .bind("project", team.project())
                .bind("key", key)
                .mapTo(String.class)
                .one());
    }
}
