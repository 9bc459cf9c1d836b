package org.annotationtracking.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an example's history.
 *
 * @param id grows from entry to entry of one project
 * @param round which submission it belongs to: 0 before the first, then 1, 2, …
 * @param activeSeconds the work on the lease that this ended; null when it ended none
 */
record HistoryEntry(
        long id,
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
