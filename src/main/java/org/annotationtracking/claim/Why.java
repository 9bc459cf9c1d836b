package org.annotationtracking.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was given: every example of the project in exactly one of these, from one look; they add up to
 * {@code total}.
 *
 * @param remaining could be worked on: it is changing hands, or has become free since
 * @param lockedByOthers another person's lease runs
 * @param soonestExpiry when the first of those leases ends unless it is renewed
 * @param skippedByYou set aside by the caller
 * @param yoursInReview handed in by the caller, when work to annotate was asked for
 * @param ownWorkExcluded handed in by the caller, when work to review was asked for
 * @param reviewedByYou decided by the caller since it was last handed in
 * @param notAssignedToYou not for the caller to see
 * @param reservedForOthers rejected, and kept for the person who annotated it
 * @param filteredOut in the queue, but not as the filter wants it
 * @param notInQueue stands where this kind of work has nothing to do
 */
record Why(
        long total,
        long remaining,
        long lockedByOthers,
        @Nullable Instant soonestExpiry,
        long skippedByYou,
        long yoursInReview,
        long ownWorkExcluded,
        long reviewedByYou,
        long notAssignedToYou,
        long reservedForOthers,
        long filteredOut,
        long notInQueue) {}
