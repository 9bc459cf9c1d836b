/** Hands out the next examples to work on, and says why when there is none. */
@NullMarked
package org.annotationtracking.claim;

import org.jspecify.annotations.NullMarked;
