/** The words of the domain, in plain Java: keys, statuses, transitions, roles, refusals. */
@NullMarked
package org.annotationtracking.core;

import org.jspecify.annotations.NullMarked;
