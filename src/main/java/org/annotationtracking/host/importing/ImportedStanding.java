package org.annotationtracking.host.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.annotationtracking.core.TrackingStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where an exported example stood. People are restored by name, where an account of that name exists.
 *
 * @param reviewNotes the last ones, {@code ""} when there are none
 */
record ImportedStanding(
        TrackingStatus status,
        @Nullable String annotatedBy,
        @Nullable OffsetDateTime annotatedAt,
        @Nullable String reviewedBy,
        @Nullable OffsetDateTime reviewedAt,
        String reviewNotes) {

    /** What an export says besides, and an import does not restore: it is this database's to say. */
    private static final List<String> NOT_RESTORED = List.of(
            "uuid",
            "id",
            "annotation_approver",
            "comment_count",
            "is_confirmed",
            "upload_name",
            "assignments",
            "is_locked",
            "locked_by_username",
            "locked_at",
            "lock_expires_at",
            "version",
            "changed_at");

    /** Takes the members of an export out of a line, and understands those that are restored. */
    static ImportedStanding take(ObjectNode line) throws RejectedLineException {
        line.remove(NOT_RESTORED);
        String word = text(line, "tracking_status");
        String notes = text(line, "review_notes");
        return new ImportedStanding(
                TrackingStatus.parse(word == null ? "" : word)
                        .orElseThrow(() -> new RejectedLineException("tracking_status: Not a known status.")),
                text(line, "annotated_by_username"),
                time(line, "annotated_at"),
                text(line, "reviewed_by_username"),
                time(line, "reviewed_at"),
                notes == null ? "" : notes);
    }

    private static @Nullable String text(ObjectNode line, String name) throws RejectedLineException {
        JsonNode node = line.remove(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new RejectedLineException(name + ": Not a valid string.");
        }
        return node.asText();
    }

    private static @Nullable OffsetDateTime time(ObjectNode line, String name) throws RejectedLineException {
        String text = text(line, name);
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new RejectedLineException(name + ": Not a time.");
        }
    }
}
