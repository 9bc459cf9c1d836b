/** Whether a request that cookies speak for was meant by the person who holds them. */
@NullMarked
package org.annotationtracking.auth.csrf;

import org.jspecify.annotations.NullMarked;
