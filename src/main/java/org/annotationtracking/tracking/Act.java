package org.annotationtracking.tracking;

import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Transition;

/**
 * One person's act on one example.
 *
 * @param notes {@code ""} when there are none
 */
record Act(Transition transition, ExampleKey key, Caller caller, Fence fence, String notes) {}
