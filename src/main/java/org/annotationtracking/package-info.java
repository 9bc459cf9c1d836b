/** Annotation Tracking: who is working on which example, where each example stands, and who decided what. */
@NullMarked
package org.annotationtracking;

import org.jspecify.annotations.NullMarked;
