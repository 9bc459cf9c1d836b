/** Django's sessions: whose a cookie is, and new ones that Django accepts. */
@NullMarked
package org.annotationtracking.auth.session;

import org.jspecify.annotations.NullMarked;
