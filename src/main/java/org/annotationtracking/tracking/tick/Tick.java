package org.annotationtracking.tracking.tick;

import java.time.Instant;

/** One person's check mark on one example, as doccano shows it. */
record Tick(long id, long example, long confirmedBy, Instant confirmedAt) {}
