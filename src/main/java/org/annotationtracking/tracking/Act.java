package org.annotationtracking.tracking;

import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Transition;

/**
 * One person's act on one example.
 *
 * @param notes {@code ""} when there are none
 */
record Act(Transition transition, ExampleKey key, Caller caller, Fence fence, String notes) {

    /** Whether it hands in work, or judges it. */
    boolean isSubmissionOrReview() {
        return switch (transition) {
            case SUBMIT, APPROVE, REJECT -> true;
            case WITHDRAW, REOPEN -> false;
        };
    }

    /** What its caller must be allowed to, wherever the example stands. */
    Right right() {
        return switch (transition) {
            case SUBMIT, WITHDRAW -> Right.ANNOTATE;
            case APPROVE, REJECT -> Right.REVIEW;
            case REOPEN -> Right.OVERRULE;
        };
    }

    /** What was to be done, for an entry that does not show it otherwise. */
    String inWords() {
        return notes.isBlank() ? transition.wire() : transition.wire() + ": " + notes;
    }
}
