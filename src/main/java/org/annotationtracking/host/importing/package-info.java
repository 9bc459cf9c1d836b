/** Examples by the thousand: imports, line by line. */
@NullMarked
package org.annotationtracking.host.importing;

import org.jspecify.annotations.NullMarked;
