/** The difference between the two, as findings: pure functions, no input or output. */
@NullMarked
package org.annotationtracking.schema.drift;

import org.jspecify.annotations.NullMarked;
