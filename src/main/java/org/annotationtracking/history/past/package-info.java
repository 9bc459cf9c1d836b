/** How things stood at a moment that has gone by, from the journal alone: asked again, the answer is the same. */
@NullMarked
package org.annotationtracking.history.past;

import org.jspecify.annotations.NullMarked;
