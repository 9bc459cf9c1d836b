/** Where people make, see and revoke the tokens of their programs. */
@NullMarked
package org.annotationtracking.auth.apitoken;

import org.jspecify.annotations.NullMarked;
