/** Is the database what we think it is: the guardian, what it reports, and where it says so. */
@NullMarked
package org.annotationtracking.schema;

import org.jspecify.annotations.NullMarked;
