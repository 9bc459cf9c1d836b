/** API tokens in the header, as Django REST framework reads them. */
@NullMarked
package org.annotationtracking.auth.token;

import org.jspecify.annotations.NullMarked;
