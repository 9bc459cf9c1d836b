package org.annotationtracking.skip;

import java.time.Instant;

/** One person's setting aside of one example. */
record Skip(Instant skippedAt, String reason) {}
