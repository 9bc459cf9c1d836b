package org.annotationtracking.platform;

/** How long somebody has been at work, in SQL. */
public final class ActiveTime {

    /**
     * Whole seconds of work since the last sign of it, for a tracking row called {@code t} and a time {@code c.now}; 0
     * when there was none. A gap above two minutes was a break, and counts as two minutes.
     */
    public static final String SINCE_BEAT =
            "least(120, greatest(0, extract(epoch FROM c.now - coalesce(t.last_beat_at, c.now))))::int";

    private ActiveTime() {}
}
