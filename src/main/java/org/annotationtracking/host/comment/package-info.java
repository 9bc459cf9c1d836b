/** What people say about an example, in doccano's table. */
@NullMarked
package org.annotationtracking.host.comment;

import org.jspecify.annotations.NullMarked;
