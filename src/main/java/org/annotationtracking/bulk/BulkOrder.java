package org.annotationtracking.bulk;

import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.ExampleKey;

/**
 * One act by one person in one project.
 *
 * @param notes {@code ""} when there are none
 * @param dryRun whether it is only to be said what would come of it
 */
record BulkOrder(BulkAction action, long projectId, Caller caller, String notes, boolean dryRun) {

    ExampleKey key(long exampleId) {
        return new ExampleKey(projectId, exampleId);
    }
}
