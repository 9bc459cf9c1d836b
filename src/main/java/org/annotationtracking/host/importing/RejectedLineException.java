package org.annotationtracking.host.importing;

/** Why a line of an import is left out. */
final class RejectedLineException extends Exception {

    RejectedLineException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
