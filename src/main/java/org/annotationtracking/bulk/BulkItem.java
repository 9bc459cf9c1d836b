package org.annotationtracking.bulk;

import java.util.Map;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.Problem;
import org.annotationtracking.tracking.Decisions.Decided;
import org.jspecify.annotations.Nullable;

/**
 * What came of one example.
 *
 * @param status where it stands now; null when the act leaves that alone, or was refused
 * @param problem what its own endpoint would have answered, when it was refused
 */
record BulkItem(
        long exampleId,
        boolean success,
        @Nullable String status,
        @Nullable Long version,
        @Nullable Map<String, @Nullable Object> problem) {

    static BulkItem decided(long exampleId, Decided now) {
        return new BulkItem(exampleId, true, now.status(), now.version(), null);
    }

    static BulkItem unlocked(long exampleId) {
        return new BulkItem(exampleId, true, null, null, null);
    }

    static BulkItem refused(long exampleId, DomainException refusal) {
        return new BulkItem(exampleId, false, null, null, Problem.body(refusal));
    }
}
