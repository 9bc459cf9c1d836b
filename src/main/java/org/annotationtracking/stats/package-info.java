/** The numbers of a project (read side). */
@NullMarked
package org.annotationtracking.stats;

import org.jspecify.annotations.NullMarked;
