/** doccano's two counts of check marks, at doccano's addresses. */
@NullMarked
package org.annotationtracking.stats.progress;

import org.jspecify.annotations.NullMarked;
