/** The PostgreSQL server that the service brings along: unpacked, started, adopted after a crash, stopped by the last one out. */
@NullMarked
package org.annotationtracking.platform.embedded;

import org.jspecify.annotations.NullMarked;
