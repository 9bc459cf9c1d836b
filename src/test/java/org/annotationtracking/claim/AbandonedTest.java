package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

/** What somebody has left lying is given to the next who asks, before anything that is merely free. */
@ServiceTest
class AbandonedTest extends ClaimCase {

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
        examples(400);
        team.lock(team.otherAnnotator(), example).statusCode(200);
        Claimer first = new Claimer(team.annotator(), team.project());
        finish(first, first.claim("annotate", 1));
        Instant ends = endsIn(700, example);
        List<Claimer> claimers = IntStream.range(0, 4)
                .mapToObj(number -> new Claimer(world.member(team.project(), "annotator"), team.project()))
                .toList();

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
        Instant given = Instant.parse(world.texts("""
                        SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM annotation_tracking_event
                         WHERE example_id = ? AND type = 'locked' ORDER BY id DESC LIMIT 1
                        """, example).get(0));
        long longest = List.of(claimers).stream()
                .mapToLong(claimer -> Collections.max(claimer.claimNanos()))
                .max()
                .orElseThrow();
        assertThat(given).isBetween(ends, ends.plus(A_SECOND).plusNanos(longest));
    }

    private Instant endsIn(int millis, long example) {
        world.execute(
                "UPDATE annotation_tracking SET lock_expires_at = clock_timestamp() + make_interval(secs => ?)"
                        + " WHERE example_id = ?",
                millis / 1000.0,
                example);
        return Instant.parse(world.texts("""
                        SELECT to_char(lock_expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                          FROM annotation_tracking WHERE example_id = ?
                        """, example).get(0));
    }
}
