/** An administrator's hand on what is there: examples corrected and deleted, projects deleted, and what stands in the way. */
@NullMarked
package org.annotationtracking.curation;

import org.jspecify.annotations.NullMarked;
