/** Writes that carry an {@code Idempotency-Key}: done once, answered every time with the same words. */
@NullMarked
package org.annotationtracking.idempotency;

import org.jspecify.annotations.NullMarked;
