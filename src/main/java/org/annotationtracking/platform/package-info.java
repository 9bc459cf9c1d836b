/** The edge: what every request and every answer passes, and what the process needs to start. */
@NullMarked
package org.annotationtracking.platform;

import org.jspecify.annotations.NullMarked;
