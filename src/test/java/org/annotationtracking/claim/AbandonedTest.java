package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What somebody has left lying is given to the next who asks, before anything that is merely free. */
@ServiceTest
class AbandonedTest extends ClaimCase {

    private static final Logger LOG = Logger.getLogger(AbandonedTest.class);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @Test
    void is_given_within_a_second_of_its_end_when_nothing_else_is_left() {
        long example = team.example();
        team.lock(team.otherAnnotator(), example).statusCode(200);
        Instant ends = endsIn(700, example);
        Claimer claimer = new Claimer(team.annotator(), team.project());

        JsonNode claimed;
        do {
            claimed = claimer.claim("annotate", 1).at("/results/0");
        } while (claimed.isMissingNode());

        assertGivenInTime(example, ends, claimer);
    }

    @Test
    void is_given_within_a_second_of_its_end_while_others_work_through_the_free() {
        long example = team.example();
        examples(3000);
        team.lock(team.otherAnnotator(), example).statusCode(200);
        Claimer first = new Claimer(team.annotator(), team.project());
        finish(first, first.claim("annotate", 1));
        Instant ends = endsIn(700, example);
        List<Claimer> claimers = claimers();

        AtOnce.ask(
                claimers.stream().map(Claimer::person).toList(),
                person -> workUntilItIsGiven(claimers, person, example));

        assertGivenInTime(example, ends, claimers.toArray(Claimer[]::new));
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking WHERE project_id = ? AND status = 'pending'",
                        team.project()))
                .as("free ones left")
                .isPositive();
    }

    @Test
    void all_that_somebody_leaves_is_given_before_anything_free() {
        examples(10);
        List<Long> left = Stream.generate(team::example).limit(5).toList();
        left.forEach(example -> team.lock(team.otherAnnotator(), example).statusCode(200));
        left.forEach(example -> world.leaseRanOut(team.project(), example));

        List<Long> given = Stream.generate(() -> world.member(team.project(), "annotator"))
                .limit(5)
                .flatMap(person -> given(person, "annotate", 1).stream())
                .toList();

        assertThat(given).isEqualTo(left);
    }

    /** Nothing is set back by hand: half a minute is the shortest lease there is, and its holders are never heard of again. */
    @Test
    @Tag("soak")
    void is_given_within_a_second_after_the_whole_of_a_real_lease() {
        Map<Long, Instant> ends = new LinkedHashMap<>();
        for (int holder = 0; holder < 10; holder++) {
            long example = team.example();
            world.member(team.project(), "annotator")
                    .posts(team.tracking(example, "lock"), "{\"ttl_seconds\":30}")
                    .statusCode(200);
            ends.put(example, ends(example));
        }
        examples(30_000);
        List<Claimer> claimers = claimers();
        long last = ends.keySet().stream().reduce((one, next) -> next).orElseThrow();

        AtOnce.ask(
                claimers.stream().map(Claimer::person).toList(), person -> workUntilItIsGiven(claimers, person, last));

        ends.forEach((example, end) -> {
            LOG.infof(
                    "FIGURE abandoned, given again after its end: %d ms",
                    Duration.between(end, given(example)).toMillis());
            assertGivenInTime(example, end, claimers.toArray(Claimer[]::new));
        });
    }

    private List<Claimer> claimers() {
        return IntStream.range(0, 4)
                .mapToObj(number -> new Claimer(world.member(team.project(), "annotator"), team.project()))
                .toList();
    }

    private boolean workUntilItIsGiven(List<Claimer> claimers, Person person, long example) {
        Claimer claimer = claimers.stream()
                .filter(one -> one.person().equals(person))
                .findFirst()
                .orElseThrow();
        while (world.number("SELECT lock_epoch FROM annotation_tracking WHERE example_id = ?", example) == 1) {
            finish(claimer, claimer.claim("annotate", 1));
        }
        return true;
    }

    private static void finish(Claimer claimer, JsonNode answer) {
        JsonNode claimed = answer.at("/results/0");
        if (!claimed.isMissingNode()) {
            claimer.post(
                    "mark-submitted",
                    "{\"example_id\":%d,\"lock_epoch\":%d}"
                            .formatted(
                                    claimed.at("/example/id").asLong(),
                                    claimed.at("/lock/lock_epoch").asLong()));
        }
    }

    /** By the database's clock. A claim that this machine had no time for is no claim: the longest one is added. */
    private void assertGivenInTime(long example, Instant ends, Claimer... claimers) {
        long longest = List.of(claimers).stream()
                .mapToLong(claimer -> Collections.max(claimer.claimNanos()))
                .max()
                .orElseThrow();
        assertThat(given(example)).isBetween(ends, ends.plus(A_SECOND).plusNanos(longest));
    }

    private Instant endsIn(int millis, long example) {
        world.execute(
                "UPDATE annotation_tracking SET lock_expires_at = clock_timestamp() + make_interval(secs => ?)"
                        + " WHERE example_id = ?",
                millis / 1000.0,
                example);
        return ends(example);
    }

    private Instant ends(long example) {
        return moment("SELECT lock_expires_at AS at FROM annotation_tracking WHERE example_id = ?", example);
    }

    private Instant given(long example) {
        return moment(
                "SELECT max(at) AS at FROM annotation_tracking_event WHERE example_id = ? AND type = 'locked'",
                example);
    }

    private Instant moment(String query, long example) {
        return Instant.parse(world.texts(
                        "SELECT to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM (" + query
                                + ") m",
                        example)
                .get(0));
    }
}
