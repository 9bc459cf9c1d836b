/** Calls to addresses that users name: only where they may go, and never for longer than agreed. */
@NullMarked
package org.annotationtracking.platform.outbound;

import org.jspecify.annotations.NullMarked;
