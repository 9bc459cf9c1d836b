/** The journal as a feed: numbered after commit, so that a reader who goes by the numbers misses nothing. */
@NullMarked
package org.annotationtracking.history.feed;

import org.jspecify.annotations.NullMarked;
