/** What an operator types: commands over the features, without logic of their own. */
@NullMarked
package org.annotationtracking.cli;

import org.jspecify.annotations.NullMarked;
