package org.annotationtracking.platform;

/**
 * Lets a host win where it deletes what we are at work on. It locks its example first and then, by our foreign keys, our
 * row; we lock our row first and then, by its foreign keys, its example. Whoever waits for less than the second after
 * which PostgreSQL looks for deadlocks gives way: that is us, so that it never gets an error for a deletion.
 */
public final class HostFirst {

    /** A subquery called {@code patience}; the statement that reads {@code patience.set_to} sets it for its transaction. */
    public static final String PATIENCE = "(SELECT set_config('lock_timeout', '500ms', true) AS set_to) patience";

    private HostFirst() {}
}
