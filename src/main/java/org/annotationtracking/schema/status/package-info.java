/** A database laid out for a reader: every table of ours with what should be there and what is. */
@NullMarked
package org.annotationtracking.schema.status;

import org.jspecify.annotations.NullMarked;
