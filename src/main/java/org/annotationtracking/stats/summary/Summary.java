package org.annotationtracking.stats.summary;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project's summary.
 *
 * @param asOf the moment it speaks of; asked with it, it is answered again
 * @param settled false when somebody was writing just then, so that the same moment may be answered differently later
 * @param from the first moment of the period; null from the beginning
 * @param to the first moment after the period; null up to {@code as_of}
 * @param totals where the examples stood at {@code as_of}, whatever the period
 * @param people whoever did something in the period, by username
 */
record Summary(
        Instant asOf,
        boolean settled,
        @Nullable Instant from,
        @Nullable Instant to,
        Totals totals,
        List<Work> people) {}
