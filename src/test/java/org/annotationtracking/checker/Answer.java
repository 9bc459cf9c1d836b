package org.annotationtracking.checker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client heard at last.
 *
 * @param status 0 when it never heard whether anything was done
 * @param code why it was refused, {@code ""} when it was not
 * @param standing the status of the example
 * @param lockEpoch the epoch a refusal names
 * @param lockUntil when the lock ends that a refusal names, in microseconds
 * @param broken whether there was a lock to break
 */
record Answer(
        int status,
        String code,
        @Nullable String standing,
        @Nullable Long version,
        @Nullable Long lockEpoch,
        @Nullable Long lockUntil,
        boolean broken,
        List<Grant> grants) {

    static final Answer UNKNOWN = new Answer(0, "", null, null, null, null, false, List.of());

    boolean isDone() {
        return status >= 200 && status < 300;
    }

    boolean isRefused() {
        return status >= 400 && status < 500;
    }
}
