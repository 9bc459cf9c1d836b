package org.annotationtracking.platform.embedded;

/** The step at which the waiting loops of this package look again. */
final class Pause {

    private Pause() {}

    /** Whether to go on: false when this thread was interrupted. */
    static boolean brief() {
        return of(50);
    }

    /** Whether to go on after that many milliseconds. */
    static boolean of(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
