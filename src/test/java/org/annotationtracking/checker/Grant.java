package org.annotationtracking.checker;

/**
 * A lease as its holder was told of it. Times are the database's, in microseconds.
 *
 * @param from when it was granted or renewed
 * @param until when it ends unless it is renewed
 */
record Grant(long example, long holder, long epoch, long lockedAt, long from, long until) {

    /** Whether it was new, and not a renewal. */
    boolean fresh() {
        return lockedAt == from;
    }
}
