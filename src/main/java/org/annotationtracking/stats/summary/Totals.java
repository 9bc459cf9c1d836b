package org.annotationtracking.stats.summary;

/** How many examples stand where; the four add up to the total. */
record Totals(long pending, long submitted, long approved, long rejected, long total) {}
