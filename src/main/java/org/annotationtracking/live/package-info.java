/** Tells whoever watches a project what is done in it, as it happens: the numbered journal, sent as events. */
@NullMarked
package org.annotationtracking.live;

import org.jspecify.annotations.NullMarked;
