package org.annotationtracking.stats.summary;

/**
 * What one person did in the period. All of it counts what happened then, whatever became of it later, so the numbers of
 * two periods add up to those of both.
 *
 * @param username as it was last known at {@code as_of}
 * @param submitted submissions, new ones and those after a rejection
 * @param withdrawn submissions taken back
 * @param accepted examples of this person approved for the first time
 * @param acceptedFirstPass of these, without a rejection of this person's work on the example before
 * @param rejectedRounds rounds of this person's work that were rejected, each once
 * @param reviewed decisions made by this person
 * @param activeSeconds work on leases that ended in the period
 */
record Work(
        long userId,
        String username,
        long submitted,
        long withdrawn,
        long accepted,
        long acceptedFirstPass,
        long rejectedRounds,
        long reviewed,
        long activeSeconds) {}
