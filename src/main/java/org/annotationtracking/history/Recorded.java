package org.annotationtracking.history;

/** An entry was written in the transaction at hand; who observes it after success knows that it stands. */
public record Recorded(long projectId) {}
