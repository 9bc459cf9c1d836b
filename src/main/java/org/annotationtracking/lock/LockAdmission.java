package org.annotationtracking.lock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;

/** Puts into words why the acquiring statement said no. */
@ApplicationScoped
class LockAdmission {

    private final boolean ownWorkReviewed;

    LockAdmission(ReviewRules review) {
        this.ownWorkReviewed = review.ownWork();
    }

    /** Refuses with the first thing that stands between this caller and the lease, if anything does. */
    void refuseIfBarred(Held held, Caller caller) {
        if (!caller.may(rightFor(held.status()))) {
            throw DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        }
        if (held.isLiveForAnotherThan(caller.id())) {
            throw LockRefusals.lockedByOther(held.holder(), held.lockedAt(), held.expiresAt(), held.minutesLeft());
        }
        boolean own = held.annotatorId() != null && held.annotatorId() == caller.id();
        switch (held.status()) {
            case APPROVED -> throw notLockable(held.status());
            case REJECTED -> {
                if (held.reserved() && !own) {
                    throw LockRefusals.reserved();
                }
            }
            case SUBMITTED -> {
                if (own && !ownWorkReviewed) {
                    throw LockRefusals.ownWork();
                }
            }
            case PENDING -> {}
        }
    }

    private static Right rightFor(TrackingStatus status) {
        return switch (status) {
            case PENDING, REJECTED -> Right.ANNOTATE;
            case SUBMITTED -> Right.REVIEW;
            case APPROVED -> Right.READ;
        };
    }

    private static DomainException notLockable(TrackingStatus status) {
        List<String> allowed = Transition.reachableFrom(status).stream()
                .map(TrackingStatus::wire)
                .toList();
        return DomainException.conflict("illegal_transition", "Cannot lock an example that is " + status.wire())
                .with("from", status.wire())
                .with("to", null)
                .with("allowed", allowed);
    }
}
