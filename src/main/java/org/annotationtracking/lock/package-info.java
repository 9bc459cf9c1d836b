/** Leases on examples: acquire, renew, release, look. */
@NullMarked
package org.annotationtracking.lock;

import org.jspecify.annotations.NullMarked;
