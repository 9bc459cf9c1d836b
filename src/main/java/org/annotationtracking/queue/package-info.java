/** What somebody could work on now, and why not on the rest: one definition for the list and for claims. */
@NullMarked
package org.annotationtracking.queue;

import org.jspecify.annotations.NullMarked;
