/** The schema against real databases. */
@NullMarked
package org.annotationtracking.schema;

import org.jspecify.annotations.NullMarked;
