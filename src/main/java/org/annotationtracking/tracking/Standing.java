package org.annotationtracking.tracking;

import java.time.Duration;
import java.time.Instant;
import org.annotationtracking.core.TrackingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where an example stands, as one look at its row says.
 *
 * @param tracked whether it has a row; without one it stands at pending, version 0
 * @param reserved whether a rejected example still is its annotator's
 * @param readAt the database's time of the look
 */
public record Standing(
        boolean tracked,
        TrackingStatus status,
        @Nullable Person annotatedBy,
        @Nullable Instant annotatedAt,
        @Nullable Person reviewedBy,
        @Nullable Instant reviewedAt,
        String reviewNotes,
        Lock lock,
        @Nullable Integer timeSpentSeconds,
        long version,
        boolean reserved,
        Instant readAt) {

    /** Somebody with an account. */
    public record Person(long id, String name) {

        static @Nullable String nameOf(@Nullable Person person) {
            return person == null ? null : person.name();
        }
    }

    /**
     * The row's lock, live or run out.
     *
     * @param activeSeconds the work on the holder's lease that is not booked yet
     * @param gapSeconds the work since the last sign of it
     */
    public record Lock(
            @Nullable Person holder,
            @Nullable Instant at,
            @Nullable Instant expiresAt,
            long epoch,
            int activeSeconds,
            int gapSeconds,
            boolean live) {

        boolean isOf(long userId) {
            return holder != null && holder.id() == userId;
        }

        /** The work to book to this person when the lease ends now; null when it is not that person's. */
        @Nullable
        Integer secondsOf(long userId) {
            return isOf(userId) ? activeSeconds + gapSeconds : null;
        }

        @Nullable
        Long minutesLeft(Instant now) {
            return live && expiresAt != null
                    ? Math.max(0, Duration.between(now, expiresAt).toMinutes())
                    : null;
        }
    }

    /** Whether this person submitted it. */
    public boolean isWorkOf(long userId) {
        return annotatedBy != null && annotatedBy.id() == userId;
    }

    boolean wasReviewedBy(long userId) {
        return reviewedBy != null && reviewedBy.id() == userId;
    }

    boolean isLockedForAnotherThan(long userId) {
        return lock.live() && lock.holder() != null && !lock.isOf(userId);
    }

    /** What the notes will be once these are given: no words keep the last ones. */
    String notesAfter(String given) {
        return given.isBlank() ? reviewNotes : given;
    }
}
