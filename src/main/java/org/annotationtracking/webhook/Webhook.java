package org.annotationtracking.webhook;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its project's managers see it; its secret is never among it.
 *
 * @param eventTypes empty for all
 * @param deliveredUpTo the number up to which every event was delivered or given up
 * @param failedAttempts at the next event so far
 * @param nextAttemptAt when the next event is tried again; null when the last attempt went well
 * @param dead events that were given up
 */
record Webhook(
        long id,
        String url,
        Set<String> eventTypes,
        boolean active,
        String createdBy,
        Instant createdAt,
        long deliveredUpTo,
        int failedAttempts,
        @Nullable Instant nextAttemptAt,
        long dead) {}
