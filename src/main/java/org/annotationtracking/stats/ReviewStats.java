package org.annotationtracking.stats;

/** How many examples of a project stand where; the four counts add up to the total. */
record ReviewStats(long approvedCount, long rejectedCount, long submittedCount, long pendingCount, long totalExamples) {

    static ReviewStats of(StatusCounts counts) {
        return new ReviewStats(
                counts.approved(), counts.rejected(), counts.submitted(), counts.pending(), counts.total());
    }
}
