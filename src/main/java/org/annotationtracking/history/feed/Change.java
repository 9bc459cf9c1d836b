package org.annotationtracking.history.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a project's history, with its number.
 *
 * @param seq 1, 2, 3, … in the order in which entries became visible, without gaps
 * @param id the entry's own id, as in the example's history; the order of ids is not the order of {@code seq}
 * @param round which submission it belongs to: 0 before the first, then 1, 2, …
 * @param activeSeconds the work on the lease that this ended; null when it ended none
 */
public record Change(
        long seq,
        long id,
        long exampleId,
        String type,
        String actor,
        @Nullable Instant at,
        @Nullable String from,
        @Nullable String to,
        String notes,
        @Nullable Long lockEpoch,
        int round,
        @Nullable String requestId,
        @Nullable Integer activeSeconds) {}
