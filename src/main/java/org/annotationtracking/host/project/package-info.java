/** Projects and their members. */
@NullMarked
package org.annotationtracking.host.project;

import org.jspecify.annotations.NullMarked;
