package org.annotationtracking.tracking;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The bodies of the tracking endpoints. */
final class Requests {

    static final int MAX_NOTES = 10_000;

    private Requests() {}

    /**
     * What is submitted.
     *
     * @param lockEpoch the epoch of the caller's lock, if it wants the write fenced by it
     */
    record Submission(@Nullable Long exampleId, @Nullable Long lockEpoch) {}

    /** A decision, and why. */
    record Decision(
            @Size(max = MAX_NOTES, message = "Ensure this field has no more than {max} characters.") @Nullable
            String reviewNotes,

            @Nullable Long lockEpoch) {

        String notes() {
            return reviewNotes == null ? "" : reviewNotes.strip();
        }
    }
}
