package org.annotationtracking.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as the log keeps it.
 *
 * @param seq the event's number, as in the project's changes
 * @param attempt 1 for the first
 * @param outcome {@code delivered}, {@code failed}, or {@code dead} when it was the last attempt
 * @param status the receiver's; null when it did not answer
 * @param error why not, when there was no answer to go by
 */
record Delivery(
        long id,
        long seq,
        long exampleId,
        String eventType,
        int attempt,
        String outcome,
        @Nullable Integer status,
        int durationMs,
        @Nullable String error,
        Instant at) {}
