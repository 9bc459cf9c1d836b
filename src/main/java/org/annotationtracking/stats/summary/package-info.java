/** What was done in a project and a period, and by whom, from the journal. */
@NullMarked
package org.annotationtracking.stats.summary;

import org.jspecify.annotations.NullMarked;
