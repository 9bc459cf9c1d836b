/** People for whom somebody else vouches: doccano, asked about a session, or a proxy that has logged them in. */
@NullMarked
package org.annotationtracking.auth.vouched;

import org.jspecify.annotations.NullMarked;
