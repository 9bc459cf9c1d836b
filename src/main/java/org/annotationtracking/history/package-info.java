/** The append-only journal: written inside the caller's transaction, read by example. */
@NullMarked
package org.annotationtracking.history;

import org.jspecify.annotations.NullMarked;
