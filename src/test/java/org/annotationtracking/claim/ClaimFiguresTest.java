package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a claim takes, however much there is and has been: ./mvnw -Psoak test -Dtest=ClaimFiguresTest */
@ServiceTest
@Tag("soak")
class ClaimFiguresTest extends ClaimCase {

    private static final Logger LOG = Logger.getLogger(ClaimFiguresTest.class);
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 250;

    /** Times what a claim takes at first; most of it is for the noise of a shared machine. */
    private static final double FLAT = 3;

    private record Figure(double median, double p99) {}

    @Test
    void a_claim_takes_the_same_among_few_and_many_and_after_a_hundred_thousand() throws SQLException {
        examples(10_000);
        measure("warming up");
        measure("warming up");
        Figure fresh = measure("10,000 free");
        examples(190_000);
        Figure many = measure("200,000 free");
        try (Connection old = world.connect()) {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            old.createStatement().execute("SELECT 1 FROM annotation_tracking LIMIT 1");
            atLeisure("""
                    UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = %d
                     WHERE id IN (SELECT id FROM annotation_tracking
                                   WHERE project_id = %d AND status = 'pending' AND locked_by_id IS NULL
                                   ORDER BY example_id LIMIT 100000)
                    """.formatted(team.annotator().id(), team.project()));
            Figure held = measure("100,000 submitted at once, an old snapshot open");
            old.rollback();

            assertThat(held.median()).isLessThan(FLAT * fresh.median());
        }
        Figure after = measure("the same, the snapshot gone");
        assertThat(many.median()).isLessThan(FLAT * fresh.median());
        assertThat(after.median()).isLessThan(FLAT * fresh.median());
    }

    /** Each client claims one and submits it, again and again; only the claims are timed. */
    private Figure measure(String what) {
        List<Person> people = IntStream.range(0, CLIENTS)
                .mapToObj(number -> world.member(team.project(), "annotator"))
                .toList();
        long start = System.nanoTime();
        double[] millis = AtOnce.ask(people, this::work).stream()
                .flatMap(claimer -> claimer.claimNanos().stream())
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
        double seconds = (System.nanoTime() - start) / 1e9;
        Figure figure = new Figure(millis[millis.length / 2], millis[(int) (millis.length * 0.99)]);
        LOG.infof(
                "FIGURE claim, %d clients, %s: median %.1f ms, p99 %.1f ms, %.0f claimed and submitted a second",
                CLIENTS, what, figure.median(), figure.p99(), millis.length / seconds);
        return figure;
    }

    private Claimer work(Person person) {
        Claimer claimer = new Claimer(person, team.project());
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode claimed = claimer.claim("annotate", 1).at("/results/0");
            Claimer.Answer answer = claimer.post(
                    "mark-submitted",
                    "{\"example_id\":%d,\"lock_epoch\":%d}"
                            .formatted(
                                    claimed.at("/example/id").asLong(),
                                    claimed.at("/lock/lock_epoch").asLong()));
            assertThat(answer.status()).isEqualTo(200);
        }
        return claimer;
    }
}
