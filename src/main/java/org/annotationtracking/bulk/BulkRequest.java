package org.annotationtracking.bulk;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done, to which examples: named, or found by a filter.
 *
 * @param ids at most 1000
 * @param filter the list's filters, at least one
 */
record BulkRequest(
        @NotNull(message = "This field is required.") @Nullable
        BulkAction action,

        @Nullable List<@Nullable Long> ids,
        @Nullable Filter filter,

        @Size(max = 10_000, message = "Ensure this field has no more than {max} characters.") @Nullable
        String reviewNotes,

        @Nullable Boolean dryRun) {

    /** The list's filters by their names; blank ones count as not given. */
    record Filter(
            @Nullable String q,
            @Nullable String status,
            @Nullable String annotatedBy,
            @Nullable String reviewedBy,
            @Nullable String lockedBy,
            @Nullable Boolean locked,
            @Nullable Boolean confirmed) {

        @Nullable
        String value(String name) {
            return switch (name) {
                case "q" -> q;
                case "status" -> status;
                case "annotated_by" -> annotatedBy;
                case "reviewed_by" -> reviewedBy;
                case "locked_by" -> lockedBy;
                case "locked" -> locked == null ? null : locked.toString();
                case "confirmed" -> confirmed == null ? null : confirmed.toString();
                default -> null;
            };
        }

        boolean isEmpty() {
            return Stream.of("q", "status", "annotated_by", "reviewed_by", "locked_by", "locked", "confirmed")
                    .map(this::value)
                    .allMatch(value -> value == null || value.isBlank());
        }
    }

    String notes() {
        return reviewNotes == null ? "" : reviewNotes.strip();
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** Refuses with 400 what says neither or both, or nothing: an empty choice is never everything. */
    void requireChoice() {
        if ((ids == null) == (filter == null)) {
            throw invalid("ids", "Give either ids or filter.");
        }
        if (ids != null && (ids.isEmpty() || ids.contains(null))) {
            throw invalid("ids", "A list of ids, not empty.");
        }
        if (filter != null && filter.isEmpty()) {
            throw invalid("filter", "Give at least one filter.");
        }
    }

    /** The ids that are named, ascending, each once. */
    List<Long> named() {
        TreeSet<Long> named = new TreeSet<>();
        if (ids != null) {
            ids.stream().filter(Objects::nonNull).forEach(named::add);
        }
        return List.copyOf(named);
    }

    private static DomainException invalid(String field, String text) {
        return DomainException.badRequest("invalid", field + ": " + text).with(field, List.of(text));
    }
}
