package org.annotationtracking.claim;

import java.util.List;

/**
 * Examples that one look found workable, best first, each held until the transaction ends.
 *
 * @param ahead how far behind the hint's mark the first free example was found; 0 when none was
 * @param noneRanOut whether it was time to look for leases that ran out, and there was none for this caller
 */
record Candidates(List<Long> exampleIds, long ahead, boolean noneRanOut) {}
