package org.annotationtracking.history.past;

import java.time.Instant;

/**
 * A moment on the database's clock.
 *
 * @param settled whether everything that was journalled up to it can be seen, so that nothing will be added to it
 */
public record Moment(Instant at, boolean settled) {}
