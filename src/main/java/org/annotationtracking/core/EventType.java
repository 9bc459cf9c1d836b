package org.annotationtracking.core;

import java.util.Locale;

/** What kind of thing the journal says happened. */
public enum EventType {
    LOCKED,
    UNLOCKED,
    /** A lease ended by somebody else's doing: it ran out and was taken over, or was taken away. The entry is its holder's. */
    LOCK_LOST,
    /** A manager took the lock away; the entry is the manager's. */
    BROKEN,
    SKIPPED,
    UNSKIPPED,
    /** A submission or review that came after somebody else had taken the example: kept, not done. */
    LATE_SUBMISSION,
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
