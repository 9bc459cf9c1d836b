package org.annotationtracking.claim;

import org.annotationtracking.queue.Queue;

/**
 * What somebody asks to be given.
 *
 * @param count at most so many, those in hand already included
 */
record ClaimOrder(long projectId, Queue queue, int count, ClaimFilter filter) {}
