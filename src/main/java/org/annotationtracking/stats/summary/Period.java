package org.annotationtracking.stats.summary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from its first moment; null from the beginning
 * @param to the first moment after it; null without an end
 */
record Period(@Nullable Instant from, @Nullable Instant to) {

    /** Refuses one that ends before it begins with 400 {@code invalid}. */
    static Period of(Optional<Instant> from, Optional<Instant> to) {
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            String text = "A time that is not before from is required.";
            throw DomainException.badRequest("invalid", "to: " + text).with("to", List.of(text));
        }
        return new Period(from.orElse(null), to.orElse(null));
    }

    /** Where it begins, in times that the database knows; what lies behind the moment is all the same. */
    Instant start(Instant moment) {
        return from == null ? Instant.EPOCH : earlier(from, after(moment));
    }

    /** Where it ends, likewise. */
    Instant end(Instant moment) {
        return to == null ? after(moment) : earlier(to, after(moment));
    }

    private static Instant after(Instant moment) {
        return moment.plusSeconds(1);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
