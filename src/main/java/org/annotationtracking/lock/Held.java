package org.annotationtracking.lock;

import java.time.Duration;
import java.time.Instant;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.TrackingStatus;
import org.jspecify.annotations.Nullable;

/**
 * What one look at an example's row says about its lock, and about what decides whether it may be locked.
 *
 * @param holder the last holder's name, even when the lock has run out; null when nobody holds it
 * @param activeSeconds the work on the last holder's lease that is not booked yet
 * @param gapSeconds the work since the last sign of it
 * @param live whether the lock still holds
 * @param reserved whether a rejected example still is its annotator's
 */
public record Held(
        TrackingStatus status,
        @Nullable Long annotatorId,
        @Nullable Long holderId,
        @Nullable String holder,
        @Nullable Instant lockedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant readAt,
        long epoch,
        int activeSeconds,
        int gapSeconds,
        boolean live,
        boolean reserved) {

    boolean isLiveFor(long userId) {
        return live && isHeldBy(userId);
    }

    /** Whether the last lease is this person's, live or run out. */
    public boolean isHeldBy(long userId) {
        return holderId != null && holderId == userId;
    }

    boolean isLiveForAnotherThan(long userId) {
        return live && !isLiveFor(userId);
    }

    /**
     * Refuses a write with 409 {@code lock_lost} when it names an epoch that is not the row's, and with 409
     * {@code locked_by_other} while another's lease runs. That the caller's own ran out refuses nothing.
     */
    public void requireFree(Caller caller, @Nullable Long lockEpoch) {
        requireEpoch(lockEpoch);
        if (isLiveForAnotherThan(caller.id())) {
            throw LockRefusals.lockedByOther(holder, lockedAt, expiresAt, minutesLeft());
        }
    }

    /** Refuses a write with 409 {@code lock_lost} when it names an epoch that is not the row's. */
    public void requireEpoch(@Nullable Long lockEpoch) {
        if (lockEpoch != null && lockEpoch != epoch) {
            throw LockRefusals.lost(holder, epoch);
        }
    }

    /** Whole minutes left of a live lock, rounded down; null otherwise. */
    @Nullable
    Long minutesLeft() {
        return live && expiresAt != null && readAt != null
                ? Math.max(0, Duration.between(readAt, expiresAt).toMinutes())
                : null;
    }
}
