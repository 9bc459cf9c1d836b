package org.annotationtracking.history.past;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an example stood. Locks and ticks are not told: what is left of them does not add up to an answer that stays.
 *
 * @param asOf the moment that was asked about
 * @param annotatedBy the username at that time, as all names here
 * @param version null where the entry is older than the record of versions
 */
public record PastStatus(
        Instant asOf,
        String status,
        @Nullable String annotatedBy,
        @Nullable Instant annotatedAt,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        String reviewNotes,
        @Nullable Long version) {}
