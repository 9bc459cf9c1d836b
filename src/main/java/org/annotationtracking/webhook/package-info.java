/** Tells other programs what happens in a project: the numbered journal, delivered to the addresses they name. */
@NullMarked
package org.annotationtracking.webhook;

import org.jspecify.annotations.NullMarked;
