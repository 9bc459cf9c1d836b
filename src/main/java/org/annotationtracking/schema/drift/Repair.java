package org.annotationtracking.schema.drift;

/** Who may carry a remedy out. */
public enum Repair {
    /** The service by itself: it can be repeated, touches no value and holds no long lock. */
    AUTOMATIC,
    /** The service by itself, once a probe has proved that no row stands against it. */
    WHEN_PROVED,
    /** An operator, by applying a plan. */
    ASK,
    /** Nobody here: it is printed, or there is nothing to do. */
    NEVER
}
