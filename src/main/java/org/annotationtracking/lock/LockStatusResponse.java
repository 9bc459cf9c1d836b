package org.annotationtracking.lock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who holds an example, as one person sees it. A lock that ran out is no lock. */
record LockStatusResponse(
        boolean isLocked,
        @Nullable String lockedBy,
        @Nullable Instant lockedAt,
        @Nullable Instant expiresAt,
        @Nullable Long expiresInMinutes,
        boolean isOwnLock,
        boolean canEdit) {

    static LockStatusResponse of(Held held, long askerId) {
        if (!held.live()) {
            return new LockStatusResponse(false, null, null, null, null, false, true);
        }
        boolean own = held.isLiveFor(askerId);
        return new LockStatusResponse(
                true, held.holder(), held.lockedAt(), held.expiresAt(), held.minutesLeft(), own, own);
    }
}
