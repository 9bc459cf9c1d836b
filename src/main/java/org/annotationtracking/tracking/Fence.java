package org.annotationtracking.tracking;

import java.util.Arrays;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.annotationtracking.lock.LockRefusals;
import org.annotationtracking.tracking.Standing.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a write says it knows of the row it changes.
 *
 * @param lockEpoch the epoch of the caller's lease; null when the caller says nothing of one
 * @param ifMatch the {@code If-Match} header: the version the caller saw
 */
record Fence(@Nullable Long lockEpoch, @Nullable String ifMatch) {

    /** Refuses with 412 when the row is not at the version the caller saw. */
    void requireVersion(Standing row) {
        if (ifMatch != null && !matches(row.version())) {
            throw new DomainException(
                            Kind.PRECONDITION_FAILED, "version_changed", "The example has changed since you read it")
                    .with("version", row.version());
        }
    }

    /** Whether the example has changed hands since the caller's lease; that the lease ran out makes nothing stale. */
    boolean isStale(Standing row) {
        return lockEpoch != null && lockEpoch != row.lock().epoch();
    }

    /** Whether the caller's lease was real once, and the example has changed hands since. */
    boolean isLate(Standing row) {
        return lockEpoch != null && lockEpoch > 0 && lockEpoch < row.lock().epoch();
    }

    /** Refuses with 409 {@code locked_by_other} when another's lease runs. */
    void requireFree(Standing row, long callerId) {
        if (row.isLockedForAnotherThan(callerId)) {
            throw LockRefusals.lockedByOther(
                    Person.nameOf(row.lock().holder()),
                    row.lock().at(),
                    row.lock().expiresAt(),
                    row.lock().minutesLeft(row.readAt()));
        }
    }

    private boolean matches(long version) {
        String current = "\"v" + version + "\"";
        return Arrays.stream(String.valueOf(ifMatch).split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(current));
    }
}
