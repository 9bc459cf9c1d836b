package org.annotationtracking.platform.embedded;

/** Says in one line why the embedded PostgreSQL cannot be had, and what helps. */
public final class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
