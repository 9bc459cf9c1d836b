package org.annotationtracking.example;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An example as the dataset table shows it: doccano's members in doccano's order, then ours.
 *
 * @param meta a JSON text
 * @param assignments a JSON text, an array
 * @param isConfirmed ticked by the caller, or by anybody in a collaborative project
 * @param isLocked whether somebody's lock holds; one that ran out is no lock
 */
public record ExampleResponse(
        long id,
        String filename,
        @JsonRawValue @Schema(implementation = Object.class) String meta,
        @Nullable String annotationApprover,
        long commentCount,
        @Nullable String text,
        boolean isConfirmed,
        String uploadName,
        @Nullable Double score,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String assignments,

        @Nullable String annotatedByUsername,
        @Nullable String reviewedByUsername,
        String trackingStatus,
        @Nullable Instant annotatedAt,
        @Nullable Instant reviewedAt,
        String reviewNotes,
        boolean isLocked,
        @Nullable String lockedByUsername,
        @Nullable Instant lockedAt,
        @Nullable Instant lockExpiresAt,
        long version,
        @Nullable Instant changedAt) {}
