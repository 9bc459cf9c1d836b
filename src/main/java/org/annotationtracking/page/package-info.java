/** The dataset table people look at: static files under {@code /tracking/}, how to reach them, and their headers. */
@NullMarked
package org.annotationtracking.page;

import org.jspecify.annotations.NullMarked;
