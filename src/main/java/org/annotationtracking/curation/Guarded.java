package org.annotationtracking.curation;

import java.time.Instant;
import org.annotationtracking.core.TrackingStatus;
import org.jspecify.annotations.Nullable;

/**
 * An example whose row is held until the transaction ends, and what may stand in an administrator's way.
 *
 * @param holder whose lease runs, if it is somebody else's
 */
record Guarded(
        long exampleId,
        TrackingStatus status,
        @Nullable String holder,
        @Nullable Instant lockedAt,
        @Nullable Instant expiresAt,
        @Nullable Long minutesLeft) {

    boolean isHeld() {
        return holder != null;
    }

    boolean isApproved() {
        return status == TrackingStatus.APPROVED;
    }
}
