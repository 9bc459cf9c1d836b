package org.annotationtracking.lock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's right to work on one example until it runs out, as it was just granted. All times are the database's.
 *
 * @param grantedAt when it was granted or renewed
 * @param epoch grows whenever the example changes hands; a write that names it proves that nobody came between
 * @param fresh false when it was the caller's already and was only renewed
 * @param lost the lease that ran out and ended with this one; null when there was none
 */
public record Lease(
        long exampleId,
        String holder,
        Instant lockedAt,
        Instant grantedAt,
        Instant expiresAt,
        long epoch,
        boolean fresh,
        @Nullable Lost lost) {

    /**
     * Somebody else's lease that ended with this one.
     *
     * @param activeSeconds the work on it that is not booked yet
     */
    record Lost(long holderId, String holder, long epoch, int activeSeconds) {}

    /** How long it lasts from the moment it was granted. */
    Duration length() {
        return Duration.between(grantedAt, expiresAt);
    }
}
