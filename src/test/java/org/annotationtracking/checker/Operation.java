package org.annotationtracking.checker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client did, however often it had to ask. Times are microseconds of this machine's clock, which is the one
 * that the database reads.
 *
 * @param example 0 for a claim
 * @param epoch the one it named, if it named one
 * @param requests the ids of its requests
 */
record Operation(
        Kind kind,
        long actor,
        long example,
        @Nullable Long epoch,
        List<String> requests,
        long invoked,
        long answered,
        Answer answer) {}
