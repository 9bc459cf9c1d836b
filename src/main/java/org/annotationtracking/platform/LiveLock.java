package org.annotationtracking.platform;

/** What counts as a lock that still holds, in SQL, for a tracking row called {@code t}. */
public final class LiveLock {

    /** When the lease on a row ends, or ended. */
    public static final String UNTIL = "coalesce(t.lock_expires_at, t.locked_at + interval '10 minutes', 'infinity')";

    /** The same, but null where it never ends by itself. */
    public static final String FINITE_UNTIL = "coalesce(t.lock_expires_at, t.locked_at + interval '10 minutes')";

    /**
     * True while somebody's lease runs, by the database's clock. A lock that another program wrote without an end gets
     * ten minutes from its start.
     */
    public static final String SQL = "(t.locked_by_id IS NOT NULL AND " + LiveLock.UNTIL + " > clock_timestamp())";

    private LiveLock() {}
}
