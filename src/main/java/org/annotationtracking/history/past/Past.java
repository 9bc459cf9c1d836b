package org.annotationtracking.history.past;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;

/** What the journal says of moments gone by. */
@ApplicationScoped
public class Past {

    /** How long to wait for writers that have begun before the moment and not ended yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The same, where nobody asked for an answer that stays. */
    private static final Duration LITTLE_PATIENCE = Duration.ofMillis(200);

    private final PastQueries past;

    Past(PastQueries past) {
        this.past = past;
    }

    /**
     * The moment, once nothing can be added to it any more.
     *
     * @throws DomainException 400 {@code invalid} when it is still to come; 503 {@code not_settled} when somebody is
     *     still writing what began before it
     */
    public Moment at(Instant asked) {
        if (asked.isAfter(past.now())) {
            String text = "A time that has gone by is required.";
            throw DomainException.badRequest("invalid", "as_of: " + text).with("as_of", List.of(text));
        }
        if (!settles(asked, PATIENCE)) {
            throw new DomainException(
                    DomainException.Kind.UNAVAILABLE,
                    "not_settled",
                    "Somebody is still writing what began before that time. Try again.");
        }
        return new Moment(asked, true);
    }

    /** This moment, as it can be seen now; settled unless somebody writes for long. */
    public Moment now() {
        Instant now = past.now();
        return new Moment(now, settles(now, LITTLE_PATIENCE));
    }

    /**
     * Where an example stood at a settled moment: pending before its first change, even before it was made.
     *
     * @throws DomainException 404 when the project had no such example then, or never had
     */
    public PastStatus status(ExampleKey key, Moment moment) {
        return past.status(key, moment.at()).orElseThrow(() -> DomainException.notFound("Example"));
    }

    private boolean settles(Instant moment, Duration patience) {
        long start = System.nanoTime();
        while (!past.isSettled(moment)) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            past.rest();
        }
        return true;
    }
}
