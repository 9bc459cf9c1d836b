package org.annotationtracking.tracking.tick;

import org.annotationtracking.core.ExampleKey;

/**
 * A click on the check mark of doccano's own page.
 *
 * @param id the tick's; 0 when it was taken away
 * @param userId whose tick it is, or was
 */
record Click(long id, ExampleKey key, long userId) {}
