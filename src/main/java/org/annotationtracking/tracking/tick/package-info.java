/** doccano's check mark: who confirmed which example, at doccano's address. */
@NullMarked
package org.annotationtracking.tracking.tick;

import org.jspecify.annotations.NullMarked;
