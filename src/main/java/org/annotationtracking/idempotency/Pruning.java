package org.annotationtracking.idempotency;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/** Takes away what is older than a day, a little at a time, on the way of those who add to it. */
@Singleton
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AnswerRepository answers;
    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

    Pruning(AnswerRepository answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /** Once a minute at the most, by whoever comes first; never at the cost of that request. */
    void pruneNowAndThen() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(PAUSE))) {
            return;
        }
        try {
            answers.prune();
        } catch (JdbiException later) {
            LOG.debugf(later, "Kept answers were not pruned");
        }
    }
}
