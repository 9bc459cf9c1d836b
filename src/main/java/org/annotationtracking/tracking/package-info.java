/** Where an example stands, and the only writer of its status. */
@NullMarked
package org.annotationtracking.tracking;

import org.jspecify.annotations.NullMarked;
