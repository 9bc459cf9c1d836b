package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many claim at once until nothing is left: each example is handed out once, and in the end all are accounted for. */
@ServiceTest
class DrainTest extends ClaimCase {

    private static final Logger LOG = Logger.getLogger(DrainTest.class);
    private static final int CLAIMERS = 64;

    private final Map<Long, AtomicInteger> handedOut = new ConcurrentHashMap<>();

    @Test
    void sixty_four_annotators_share_a_project_out() {
        examples(600);

        drain("annotate", people("annotator"), 600);
    }

    @Test
    void sixty_four_reviewers_share_the_submitted_out() {
        examples(300);
        world.execute(
                "UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = ?::int WHERE project_id = ?",
                team.annotator().id(),
                team.project());

        drain("review", people("annotation_approver"), 300);
    }

    @Test
    @Tag("soak")
    void sixty_four_annotators_share_ten_thousand_out() {
        examples(10_000);

        drain("annotate", people("annotator"), 10_000);
    }

    private void drain(String kind, List<Person> people, int examples) {
        Map<Person, Claimer> claimers = new ConcurrentHashMap<>();
        people.forEach(person -> claimers.put(person, new Claimer(person, team.project())));
        long start = System.nanoTime();

        List<JsonNode> whys = AtOnce.ask(people, person -> workUntilNothingIsLeft(claimers.get(person), kind));

        report(kind, examples, System.nanoTime() - start, claimers.values());
        assertThat(handedOut).hasSize(examples);
        assertThat(handedOut.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        assertThat(whys).allSatisfy(why -> assertAccountedFor(why, examples));
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'locked'",
                        team.project()))
                .isEqualTo(examples);
        if (kind.equals("annotate")) {
            assertThat(whys.stream()
                            .mapToLong(why -> why.get("yours_in_review").asLong())
                            .sum())
                    .isEqualTo(examples);
        }
    }

    /** Claims one to three and finishes them, until all that is left is somebody's or done. */
    private JsonNode workUntilNothingIsLeft(Claimer claimer, String kind) {
        int count = 1 + (int) (claimer.person().id() % 3);
        while (true) {
            JsonNode answer = claimer.claim(kind, count);
            answer.get("results").forEach(claimed -> finish(claimer, kind, claimed));
            JsonNode why = answer.get("why");
            if (!why.isNull()
                    && why.get("remaining").asInt()
                                    + why.get("locked_by_others").asInt()
                            == 0) {
                return why;
            }
        }
    }

    private void finish(Claimer claimer, String kind, JsonNode claimed) {
        long example = claimed.at("/example/id").asLong();
        long epoch = claimed.at("/lock/lock_epoch").asLong();
        handedOut.computeIfAbsent(example, id -> new AtomicInteger()).incrementAndGet();
        Claimer.Answer answer = kind.equals("annotate")
                ? claimer.post("mark-submitted", "{\"example_id\":%d,\"lock_epoch\":%d}".formatted(example, epoch))
                : claimer.post(example + "/approve", "{\"lock_epoch\":%d}".formatted(epoch));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private void assertAccountedFor(JsonNode why, int examples) {
        assertThat(why.get("total").asInt()).isEqualTo(examples);
        long sum = StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) why::fields).spliterator(), false)
                .filter(part ->
                        !part.getKey().equals("total") && part.getValue().isInt())
                .mapToLong(part -> part.getValue().asLong())
                .sum();
        assertThat(sum).isEqualTo(examples);
    }

    private static void report(String kind, int examples, long nanos, Iterable<Claimer> claimers) {
        double[] millis = StreamSupport.stream(claimers.spliterator(), false)
                .flatMap(claimer -> claimer.claimNanos().stream())
                .mapToDouble(taken -> taken / 1e6)
                .sorted()
                .toArray();
        LOG.infof(
                "%s: %d examples by %d claimers, %.0f/s; %d claims, median %.1f ms, p99 %.1f ms",
                kind,
                examples,
                CLAIMERS,
                examples * 1e9 / nanos,
                millis.length,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.99)]);
    }

    private List<Person> people(String role) {
        return IntStream.range(0, CLAIMERS)
                .mapToObj(number -> world.member(team.project(), role))
                .toList();
    }
}
