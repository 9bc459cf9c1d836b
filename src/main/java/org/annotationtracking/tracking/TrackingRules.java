package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.IllegalTransitionException;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Role;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.lock.LockRefusals;

/** What an act on an example demands beyond the right to ask for it: pure decisions over one look at the row. */
@ApplicationScoped
class TrackingRules {

    private final ReviewRules review;

    TrackingRules(ReviewRules review) {
        this.review = review;
    }

    /** Whether this person did this very thing already, with these notes, and it still stands. */
    boolean alreadyStands(Act act, Standing row) {
        long caller = act.caller().id();
        boolean sameNotes = row.notesAfter(act.notes()).equals(row.reviewNotes());
        return switch (act.transition()) {
            case SUBMIT -> row.status() == TrackingStatus.SUBMITTED && row.isWorkOf(caller);
            case APPROVE -> row.status() == TrackingStatus.APPROVED && row.wasReviewedBy(caller) && sameNotes;
            case REJECT -> row.status() == TrackingStatus.REJECTED && row.wasReviewedBy(caller) && sameNotes;
            case WITHDRAW, REOPEN -> false;
        };
    }

    /** Refuses what the caller's role does not reach, given where the example stands. */
    void requirePower(Act act, Standing row) {
        boolean overrules = act.transition() == Transition.REJECT && row.status() == TrackingStatus.APPROVED;
        if (overrules && !act.caller().may(Right.OVERRULE)) {
            throw DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        }
        boolean approvesUnseen = act.transition() == Transition.APPROVE && row.status() == TrackingStatus.SUBMITTED;
        if (approvesUnseen && needsApproverFirst(act.caller())) {
            String text = "Project admins can only approve examples that have been approved by an annotation approver"
                    + " first.";
            throw DomainException.forbidden("requires_approver_approval", text)
                    .error(text)
                    .with("requires_approver_approval", true);
        }
    }

    /** Whether an administrator puts the last word on an approval. */
    boolean isFinalApproval(Act act, Standing row) {
        return act.transition() == Transition.APPROVE
                && row.status() == TrackingStatus.APPROVED
                && needsApproverFirst(act.caller());
    }

    /** Where the act leads; 409 {@code illegal_transition} when it is not open. */
    TrackingStatus target(Act act, Standing row) {
        try {
            return act.transition().from(row.status());
        } catch (IllegalTransitionException refusal) {
            if (TrackingService.isReview(act.transition())) {
                refusal.error(
                                "Annotation approvers can only %s examples that have been submitted or confirmed by annotators."
                                        .formatted(act.transition().wire()))
                        .with("requires_submission", row.status() != TrackingStatus.APPROVED);
            }
            throw refusal;
        }
    }

    /** Refuses work on what is another's, and reviews of what is one's own. */
    void requireClaim(Act act, Standing row) {
        boolean own = row.isWorkOf(act.caller().id());
        switch (act.transition()) {
            case SUBMIT -> {
                if (row.status() == TrackingStatus.REJECTED && row.reserved() && !own) {
                    throw LockRefusals.reserved();
                }
            }
            case WITHDRAW -> {
                if (!own) {
                    throw DomainException.forbidden(
                            "not_your_work", "Only the person who submitted an example can withdraw it");
                }
            }
            case APPROVE, REJECT -> {
                boolean takesBackApproval = row.status() == TrackingStatus.APPROVED && !isFinalApproval(act, row);
                if (own && !takesBackApproval && !review.ownWork()) {
                    throw LockRefusals.ownWork();
                }
            }
            case REOPEN -> {
                if (own) {
                    throw LockRefusals.ownWork();
                }
            }
        }
    }

    private boolean needsApproverFirst(Caller caller) {
        return review.adminAfterApprover() && caller.isAdmin() && caller.role() != Role.MANAGER;
    }
}
