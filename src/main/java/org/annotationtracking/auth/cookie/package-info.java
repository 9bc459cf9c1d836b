/** Cookies, read and written as Django does. */
@NullMarked
package org.annotationtracking.auth.cookie;

import org.jspecify.annotations.NullMarked;
