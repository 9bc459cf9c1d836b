package org.annotationtracking.checker;

/** What a client can ask for. */
enum Kind {
    CLAIM,
    LOCK,
    RENEW,
    SUBMIT,
    WITHDRAW,
    APPROVE,
    REJECT,
    REOPEN,
    UNLOCK,
    BREAK,
    LOOK;

    /** Whether it moves an example from one status to another. */
    boolean moves() {
        return switch (this) {
            case SUBMIT, WITHDRAW, APPROVE, REJECT, REOPEN -> true;
            case CLAIM, LOCK, RENEW, UNLOCK, BREAK, LOOK -> false;
        };
    }

    /** The type of the entry that it leaves in the journal. */
    String entry() {
        return switch (this) {
            case CLAIM, LOCK -> "locked";
            case SUBMIT -> "submitted";
            case WITHDRAW -> "withdrawn";
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case REOPEN -> "reopened";
            case UNLOCK -> "unlocked";
            case BREAK -> "broken";
            case RENEW, LOOK -> "";
        };
    }
}
