package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.IllegalTransitionException;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Role;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.lock.LockRefusals;
import org.jspecify.annotations.Nullable;

/** What an act on an example demands beyond the right to ask for it: pure decisions over one look at the row. */
@ApplicationScoped
class TrackingRules {

    private final ReviewRules review;
    private final RoleRules roles;

    TrackingRules(ReviewRules review, RoleRules roles) {
        this.review = review;
        this.roles = roles;
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
        if (overrules(act, row) && !act.caller().may(Right.OVERRULE)) {
            throw DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        }
        if (approvesUnseen(act, row) && needsApproverFirst(act.caller())) {
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
                if (own && !mayReviewOwn(act, row)) {
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

    /** The same demands for the statement that writes, which judges them by what it finds. */
    Permit permit(Act act, Standing row) {
        Right right = overrules(act, row) ? Right.OVERRULE : act.right();
        List<String> may = roles.namesWith(right);
        boolean superusers = roles.superusersHave(right);
        if (review.adminAfterApprover() && act.transition() == Transition.APPROVE) {
            String admin = roles.name(Role.ADMIN);
            superusers = !approvesUnseen(act, row);
            may = superusers
                    ? List.of(admin)
                    : may.stream().filter(name -> !name.equals(admin)).toList();
        }
        return new Permit(own(act, row), superusers, may);
    }

    private @Nullable Boolean own(Act act, Standing row) {
        return switch (act.transition()) {
            case SUBMIT -> null;
            case WITHDRAW -> true;
            case APPROVE, REJECT -> mayReviewOwn(act, row) ? null : false;
            case REOPEN -> false;
        };
    }

    /** Taking an approval back is no review: also of one's own work it may be done. */
    private boolean mayReviewOwn(Act act, Standing row) {
        boolean takesBackApproval = row.status() == TrackingStatus.APPROVED && !isFinalApproval(act, row);
        return takesBackApproval || review.ownWork();
    }

    private static boolean overrules(Act act, Standing row) {
        return act.transition() == Transition.REJECT && row.status() == TrackingStatus.APPROVED;
    }

    private static boolean approvesUnseen(Act act, Standing row) {
        return act.transition() == Transition.APPROVE && row.status() == TrackingStatus.SUBMITTED;
    }

    /** Whether an annotator may take an example this way from where it stands: the move is open, and the work theirs. */
    boolean isOpen(Transition transition, Standing row, Caller caller) {
        boolean own = row.isWorkOf(caller.id());
        return caller.may(Right.ANNOTATE)
                && switch (transition) {
                    case SUBMIT ->
                        row.status() == TrackingStatus.PENDING
                                || row.status() == TrackingStatus.REJECTED && (own || !row.reserved());
                    case WITHDRAW -> row.status() == TrackingStatus.SUBMITTED && own;
                    case APPROVE, REJECT, REOPEN -> false;
                };
    }

    private boolean needsApproverFirst(Caller caller) {
        return review.adminAfterApprover() && caller.isAdmin() && caller.role() != Role.MANAGER;
    }
}
