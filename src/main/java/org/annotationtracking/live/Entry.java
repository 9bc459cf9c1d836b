package org.annotationtracking.live;

/** A change as it is sent, written once for all who get it. */
record Entry(long seq, long exampleId, String json) {}
