/** Who is asking, and what that person may do in the project at hand. */
@NullMarked
package org.annotationtracking.auth;

import org.jspecify.annotations.NullMarked;
