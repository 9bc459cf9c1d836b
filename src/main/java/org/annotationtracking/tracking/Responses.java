package org.annotationtracking.tracking;

import java.time.Instant;
import org.annotationtracking.tracking.Standing.Person;
import org.jspecify.annotations.Nullable;

/** The answers of the tracking endpoints. */
final class Responses {

    private Responses() {}

    record Submitted(
            boolean success,
            String status,
            @Nullable String annotatedBy,
            @Nullable Instant annotatedAt,
            @Nullable Integer timeSpentSeconds,
            long version) {

        static Submitted of(Standing row) {
            return new Submitted(
                    true,
                    row.status().wire(),
                    Person.nameOf(row.annotatedBy()),
                    row.annotatedAt(),
                    row.timeSpentSeconds(),
                    row.version());
        }
    }

    record Decided(
            boolean success,
            String status,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            String reviewNotes,
            long version) {

        static Decided of(Standing row) {
            return new Decided(
                    true,
                    row.status().wire(),
                    Person.nameOf(row.reviewedBy()),
                    row.reviewedAt(),
                    row.reviewNotes(),
                    row.version());
        }
    }

    record Status(
            String status,
            boolean isConfirmed,
            @Nullable String confirmedBy,
            @Nullable String annotatedBy,
            @Nullable Instant annotatedAt,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            String reviewNotes,
            boolean isLocked,
            @Nullable String lockedBy,
            @Nullable Instant lockedAt,
            @Nullable Instant lockExpiresAt,
            long version) {

        /** A lock that ran out is no lock. */
        static Status of(Standing row, @Nullable String confirmedBy) {
            boolean locked = row.lock().live();
            return new Status(
                    row.status().wire(),
                    confirmedBy != null,
                    confirmedBy,
                    Person.nameOf(row.annotatedBy()),
                    row.annotatedAt(),
                    Person.nameOf(row.reviewedBy()),
                    row.reviewedAt(),
                    row.reviewNotes(),
                    locked,
                    locked ? Person.nameOf(row.lock().holder()) : null,
                    locked ? row.lock().at() : null,
                    locked ? row.lock().expiresAt() : null,
                    row.version());
        }
    }
}
