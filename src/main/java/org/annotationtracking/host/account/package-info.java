/** Users, their tokens, and the roles there are. */
@NullMarked
package org.annotationtracking.host.account;

import org.jspecify.annotations.NullMarked;
