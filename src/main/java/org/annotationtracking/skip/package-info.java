/** Who set which example aside, and why; what is set aside leaves that person's queue. */
@NullMarked
package org.annotationtracking.skip;

import org.jspecify.annotations.NullMarked;
