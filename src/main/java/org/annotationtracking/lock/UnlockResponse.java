package org.annotationtracking.lock;

/** An example nobody holds. */
record UnlockResponse(boolean success, String message) {

    static final UnlockResponse DONE = new UnlockResponse(true, "Example unlocked");
    static final UnlockResponse BROKEN = new UnlockResponse(true, "Lock broken");
    static final UnlockResponse NOT_LOCKED = new UnlockResponse(true, "Example is not locked");
}
