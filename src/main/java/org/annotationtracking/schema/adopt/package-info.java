/** Takes over what another program made, by its shape, and brings along the work that was finished there. */
@NullMarked
package org.annotationtracking.schema.adopt;

import org.jspecify.annotations.NullMarked;
