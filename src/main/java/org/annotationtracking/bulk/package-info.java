/** One act on many examples: each by the rules of its own endpoint, all in one transaction. */
@NullMarked
package org.annotationtracking.bulk;

import org.jspecify.annotations.NullMarked;
