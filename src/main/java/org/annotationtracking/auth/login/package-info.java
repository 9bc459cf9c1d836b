/** In and out by password. */
@NullMarked
package org.annotationtracking.auth.login;

import org.jspecify.annotations.NullMarked;
