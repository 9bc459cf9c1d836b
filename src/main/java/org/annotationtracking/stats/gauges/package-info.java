/** What operators watch of the work itself: how much waits, and for how long. */
@NullMarked
package org.annotationtracking.stats.gauges;

import org.jspecify.annotations.NullMarked;
