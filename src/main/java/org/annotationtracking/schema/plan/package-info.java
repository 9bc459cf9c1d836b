/** What is done about a difference: migrations, and steps that prove they lose nothing. */
@NullMarked
package org.annotationtracking.schema.plan;

import org.jspecify.annotations.NullMarked;
