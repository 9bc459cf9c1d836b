package org.annotationtracking.core;

import java.util.Locale;

/** What kind of thing the journal says happened. */
public enum EventType {
    LOCKED,
    UNLOCKED,
    SUBMITTED,
    WITHDRAWN,
    APPROVED,
    FINAL_APPROVED,
    REJECTED,
    REOPENED;

    /** The word in the database and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
