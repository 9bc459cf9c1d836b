package org.annotationtracking.checker;

/** A promise that was broken, and by what. */
record Violation(Breach breach, String text) {

    enum Breach {
        /** Two held one example at the same time, or somebody wrote over a live lock. */
        DOUBLE_HOLDER,
        EPOCH_REGRESSION,
        /** Work was taken although the example had changed hands. */
        STALE_ACCEPTED,
        /** What was acknowledged is not there. */
        LOST_WRITE,
        /** What was asked for once was done more than once, or done although it was refused. */
        DONE_TWICE,
        /** Somebody did what that person may not. */
        NOT_ALLOWED,
        /** A refusal whose reason was not so. */
        FALSE_REFUSAL,
        /** Journal, rows and answers tell different stories. */
        DISAGREEMENT,
        /** What was over before something else began comes after it. */
        OUT_OF_ORDER,
        COUNTERS,
        FEED,
        SERVER_ERROR
    }
}
