package org.annotationtracking.lock;

import java.time.Instant;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Why a write was refused on account of somebody's lease. */
public final class LockRefusals {

    private LockRefusals() {}

    /** 409 {@code locked_by_other}: another person's lease runs. */
    public static DomainException lockedByOther(
            @Nullable String holder,
            @Nullable Instant lockedAt,
            @Nullable Instant expiresAt,
            @Nullable Long minutesLeft) {
        return DomainException.conflict("locked_by_other", "This example is locked by " + holder)
                .with("locked_by", holder)
                .with("locked_at", lockedAt)
                .with("lock_expires_at", expiresAt)
                .with("expires_in_minutes", minutesLeft);
    }

    /** 409 {@code lock_lost}: the epoch the caller named is not the row's any more. */
    public static DomainException lost(@Nullable String holder, long epoch) {
        String text = holder == null
                ? "Your lock on this example was lost; nobody holds it now"
                : "Your lock on this example was lost; " + holder + " holds it now";
        return DomainException.conflict("lock_lost", text)
                .with("locked_by", holder)
                .with("lock_epoch", epoch);
    }

    /** 409 {@code reserved}: a rejected example goes back to the person who annotated it. */
    public static DomainException reserved() {
        return DomainException.conflict("reserved", "This example was rejected and is reserved for its annotator");
    }

    /** 403 {@code own_work}: nobody reviews what is their own. */
    public static DomainException ownWork() {
        return DomainException.forbidden("own_work", "You cannot review your own work");
    }
}
