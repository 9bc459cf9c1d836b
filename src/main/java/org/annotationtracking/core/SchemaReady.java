package org.annotationtracking.core;

/**
 * The schema serves requests for the first time in this process. Observers run before readiness turns UP, on a thread
 * that may block; if one fails, the event comes again after the next look at the database, so they must be repeatable.
 *
 * @param mode whose the tables of users, projects and examples are
 * @param created true when this start created them in an empty database
 */
public record SchemaReady(Mode mode, boolean created) {
    /** Whose the tables of users, projects and examples are. */
    public enum Mode {
        /** Ours. */
        STANDALONE,
        /** Doccano's: read, never altered. */
        ATTACHED
    }
}
