/** What an empty database gets: a superuser, and a demo to look at. */
@NullMarked
package org.annotationtracking.host.firststart;

import org.jspecify.annotations.NullMarked;
