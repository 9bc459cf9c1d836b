package org.annotationtracking.claim;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.platform.SearchTerms;
import org.jspecify.annotations.Nullable;

/**
 * Which examples somebody wants, as a condition in SQL over {@code e} (the example) and {@code t} (its tracking row).
 *
 * @param condition begins with AND, or is empty when any will do
 * @param values what the condition's names are bound to
 */
record ClaimFilter(String condition, Map<String, Object> values) {

    /**
     * The filter as it is asked for; blank members count as not given.
     *
     * @param q words and quoted phrases that all occur in text or filename
     * @param status one or more statuses, comma between
     * @param annotatedBy a username, or {@code me}
     * @param reviewedBy a username, or {@code me}
     */
    record Asked(
            @Nullable String q,
            @Nullable String status,
            @Nullable String annotatedBy,
            @Nullable String reviewedBy) {}

    /** Reads it for somebody of this name; refuses words it does not know with 400 {@code invalid}. */
    static ClaimFilter of(@Nullable Asked asked, String caller) {
        StringBuilder condition = new StringBuilder();
        Map<String, Object> values = new LinkedHashMap<>();
        if (asked != null) {
            status(condition, values, text(asked.status()));
            person(condition, values, "annotated_by", text(asked.annotatedBy()), caller);
            person(condition, values, "reviewed_by", text(asked.reviewedBy()), caller);
            search(condition, values, text(asked.q()));
        }
        return new ClaimFilter(condition.toString(), values);
    }

    boolean isEmpty() {
        return condition.isEmpty();
    }

    private static void status(StringBuilder condition, Map<String, Object> values, String words) {
        if (!words.isEmpty()) {
            condition.append(" AND t.status = ANY (:statuses)");
            values.put(
                    "statuses",
                    Arrays.stream(words.split(",")).map(ClaimFilter::known).toArray(String[]::new));
        }
    }

    private static void person(
            StringBuilder condition, Map<String, Object> values, String name, String username, String caller) {
        if (!username.isEmpty()) {
            condition.append(" AND t.%1$s_id = (SELECT id FROM auth_user WHERE username = :%1$s)".formatted(name));
            values.put(name, username.equals("me") ? caller : username);
        }
    }

    private static void search(StringBuilder condition, Map<String, Object> values, String text) {
        for (String pattern : SearchTerms.patterns(text)) {
            String name = "term" + values.size();
            condition.append(
                    " AND (upper(e.text) LIKE upper(:%1$s) OR upper(e.filename) LIKE upper(:%1$s))".formatted(name));
            values.put(name, pattern);
        }
    }

    private static String known(String word) {
        return TrackingStatus.parse(word.strip())
                .orElseThrow(() -> {
                    String text = "\"%s\" is not a valid choice.".formatted(word);
                    return DomainException.badRequest("invalid", "status: " + text)
                            .with("status", List.of(text));
                })
                .wire();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
