package org.annotationtracking.idempotency;

/** Ends a request whose answer stands already. */
final class ReplayException extends RuntimeException {

    ReplayException() {
        super("Answered before", null, false, false);
    }
}
