package org.annotationtracking.stats;

/**
 * How many examples stand where.
 *
 * @param total all of them; the four add up to it unless the table holds a status that is none of ours
 */
public record StatusCounts(long pending, long submitted, long approved, long rejected, long total) {}
