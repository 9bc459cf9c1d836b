package org.annotationtracking.schema;

/** How far the guardian has come. */
public enum GuardianState {
    WAITING_DB,
    PROBING,
    CLASSIFYING,
    ADOPTING,
    MIGRATING,
    VERIFYING,
    READY,
    DEGRADED,
    READ_ONLY,
    BLOCKED;

    /** True when requests are served, be it not all of them. */
    public boolean serves() {
        return this == READY || this == DEGRADED || this == READ_ONLY;
    }

    /** True at the end of a pass; the others are on the way. */
    public boolean settled() {
        return serves() || this == BLOCKED;
    }
}
