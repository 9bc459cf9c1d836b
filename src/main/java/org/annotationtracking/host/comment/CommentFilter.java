package org.annotationtracking.host.comment;

import java.util.List;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.SearchTerms;
import org.jspecify.annotations.Nullable;

/**
 * Which comments of a project are asked for, and in which order.
 *
 * @param example null for those of all examples
 * @param patterns what the text must contain, as LIKE patterns
 * @param newestFirst by creation, downwards
 */
record CommentFilter(@Nullable Long example, List<String> patterns, boolean newestFirst) {

    /** Reads doccano's parameters; blank ones count as not given. Refuses an example that is no number with 400. */
    static CommentFilter of(@Nullable String example, @Nullable String q, @Nullable String ordering) {
        return new CommentFilter(
                example == null || example.isBlank() ? null : example(example),
                SearchTerms.patterns(q == null ? "" : q),
                "-created_at".equals(ordering == null ? "" : ordering.strip()));
    }

    /** The example that a new comment is about. */
    static long required(@Nullable String example) {
        if (example == null || example.isBlank()) {
            throw invalid("This field is required.");
        }
        return example(example);
    }

    private static long example(String text) {
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw invalid("Select a valid choice. That choice is not one of the available choices.");
        }
        return Long.parseLong(text.strip());
    }

    private static DomainException invalid(String text) {
        return DomainException.badRequest("invalid", "example: " + text).with("example", List.of(text));
    }
}
