package org.annotationtracking.auth.apitoken;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as its person sees it; the token itself is not kept.
 *
 * @param hint how it begins
 * @param project the only one it is good in; null when it is good in all of its person's
 * @param lastUsedAt to the minute
 */
record ApiToken(
        long id,
        String name,
        String hint,
        List<String> scopes,
        @Nullable Long project,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {}
