/** What a project decides about its locks itself. */
@NullMarked
package org.annotationtracking.lock.settings;

import org.jspecify.annotations.NullMarked;
