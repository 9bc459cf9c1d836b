package org.annotationtracking.lock;

/** An example nobody holds. */
record UnlockResponse(boolean success, String message) {

    static final UnlockResponse DONE = new UnlockResponse(true, "Example unlocked");
}
