package org.annotationtracking.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.platform.LiveLock;
import org.jspecify.annotations.Nullable;

/**
 * Which examples of a project are asked for, and in which order, as a condition in SQL over {@code e} (the example) and
 * {@code t} (its tracking row). Blank parameters count as not given.
 *
 * @param condition begins with AND, or is empty
 * @param values what the condition's names are bound to
 */
record ExampleFilter(String condition, Map<String, Object> values, String ordering) {

    private static final String CONFIRMED = "EXISTS (SELECT 1 FROM examples_examplestate s WHERE s.example_id = e.id"
            + " AND (s.confirmed_by_id = :caller OR"
            + " (SELECT collaborative_annotation FROM projects_project WHERE id = :project)))";

    /** Reads the parameters of a list, by their names; {@code me} among the names is the caller. Refuses words it does not know. */
    static ExampleFilter of(Function<String, @Nullable String> query, String caller) {
        Builder filter = new Builder(query, caller);
        filter.given("status", filter::status);
        filter.given("annotated_by", name -> filter.person("t.annotated_by_id", "annotatedBy", name, ""));
        filter.given("reviewed_by", name -> filter.person("t.reviewed_by_id", "reviewedBy", name, ""));
        filter.given("locked_by", name -> filter.person("t.locked_by_id", "lockedBy", name, " AND " + LiveLock.SQL));
        filter.given("locked", word -> filter.condition((filter.flag("locked", word) ? "" : "NOT ") + LiveLock.SQL));
        filter.given("confirmed", filter::confirmed);
        filter.given("q", filter::search);
        String ordering = query.apply("ordering");
        return filter.build(Ordering.sql(ordering == null ? "" : ordering));
    }

    private static final class Builder {

        private final Function<String, @Nullable String> query;
        private final String caller;
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Builder(Function<String, @Nullable String> query, String caller) {
            this.query = query;
            this.caller = caller;
        }

        void given(String name, Consumer<String> then) {
            String value = query.apply(name);
            if (value != null && !value.isBlank()) {
                then.accept(value.strip());
            }
        }

        void condition(String sql) {
            conditions.add(sql);
        }

        void status(String words) {
            List<String> statuses = new ArrayList<>();
            for (String word : words.split(",")) {
                statuses.add(TrackingStatus.parse(word.strip())
                        .orElseThrow(() -> unknown("status", word))
                        .wire());
            }
            condition("coalesce(t.status, 'pending') = ANY (:statuses)");
            values.put("statuses", statuses.toArray(String[]::new));
        }

        void person(String column, String name, String username, String more) {
            condition(column + " = (SELECT id FROM auth_user WHERE username = :" + name + ")" + more);
            values.put(name, username.equals("me") ? caller : username);
        }

        /** As doccano reads it: what is neither true nor false is no filter. */
        void confirmed(String word) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> condition(CONFIRMED);
                case "false", "0" -> condition("NOT " + CONFIRMED);
                default -> {}
            }
        }

        void search(String text) {
            int number = 0;
            for (String pattern : SearchTerms.patterns(text)) {
                String name = "term" + number++;
                condition("(upper(e.text) LIKE upper(:%1$s) OR upper(e.filename) LIKE upper(:%1$s))".formatted(name));
                values.put(name, pattern);
            }
        }

        boolean flag(String name, String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw unknown(name, word);
            };
        }

        ExampleFilter build(String ordering) {
            StringBuilder sql = new StringBuilder();
            conditions.forEach(condition -> sql.append(" AND ").append(condition));
            return new ExampleFilter(sql.toString(), values, ordering);
        }

        private static DomainException unknown(String name, String word) {
            String text = "\"%s\" is not a valid choice.".formatted(word);
            return DomainException.badRequest("invalid", name + ": " + text).with(name, List.of(text));
        }
    }
}
