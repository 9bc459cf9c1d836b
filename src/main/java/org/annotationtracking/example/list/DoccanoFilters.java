package org.annotationtracking.example.list;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.example.list.ExampleFilter.Condition;
import org.annotationtracking.example.list.ExampleFilter.Side;

/** The filters that doccano's own list has. Each finds an example once, however often it fulfils the condition. */
final class DoccanoFilters {

    private static final String CONFIRMED = "EXISTS (SELECT 1 FROM examples_examplestate s WHERE s.example_id = e.id"
            + " AND (s.confirmed_by_id = :caller OR"
            + " (SELECT collaborative_annotation FROM projects_project WHERE id = :project)))";

    /** The kinds of labels: their table, their types' table, and the column between them. */
    private static final List<List<String>> LABELS = List.of(
            List.of("labels_category", "label_types_categorytype", "label_id"),
            List.of("labels_span", "label_types_spantype", "label_id"),
            List.of("labels_relation", "label_types_relationtype", "type_id"),
            List.of("labels_boundingbox", "label_types_categorytype", "label_id"),
            List.of("labels_segmentation", "label_types_categorytype", "label_id"));

    private final HostTableQueries tables;
    private final List<Condition> conditions;
    private final Map<String, Object> values;

    /** Adds to what a filter has so far. */
    DoccanoFilters(HostTableQueries tables, List<Condition> conditions, Map<String, Object> values) {
        this.tables = tables;
        this.conditions = conditions;
        this.values = values;
    }

    /** As doccano reads it: what is neither true nor false is no filter. */
    void confirmed(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> on(CONFIRMED);
            case "false", "0" -> on("NOT " + CONFIRMED);
            default -> {}
        }
    }

    /** The exact text of a label of any kind; where there are no labels nothing is found. */
    void label(String text) {
        StringJoiner any = new StringJoiner(" UNION ALL ", "e.id IN (", ")").setEmptyValue("false");
        for (List<String> kind : LABELS) {
            if (tables.has(kind.get(0)) && tables.has(kind.get(1))) {
                any.add(
                        "SELECT b.example_id FROM %s b JOIN %s y ON y.id = b.%s WHERE y.project_id = :project AND y.text = :label"
                                .formatted(kind.toArray()));
            }
        }
        elsewhere(any.toString());
        values.put("label", unquoted(text));
    }

    /** Whom an example is assigned to, by username; no filter where nothing can be assigned. */
    void assignee(String username) {
        if (tables.has(HostTableQueries.ASSIGNMENTS)) {
            elsewhere("e.id IN (SELECT g.example_id FROM examples_assignment g WHERE g.project_id = :project"
                    + " AND g.assignee_id = (SELECT id FROM auth_user WHERE username = :assignee))");
            values.put("assignee", unquoted(username));
        }
    }

    /** Another project has none of this one's examples. */
    void project(String id, long projectId) {
        if (!id.matches("[0-9]{1,18}")) {
            throw invalid("project", "Select a valid choice. That choice is not one of the available choices.");
        }
        if (Long.parseLong(id) != projectId) {
            on("false");
        }
    }

    void text(String text) {
        on("e.text = :exactText");
        values.put("exactText", text);
    }

    /** The exact moment in {@code created_at} or {@code updated_at}; without an offset it is UTC. */
    void moment(String column, String word) {
        on("e.%1$s = :%1$s".formatted(column));
        values.put(column, time(column, word));
    }

    private void elsewhere(String sql) {
        conditions.add(new Condition(sql, Side.ELSEWHERE));
    }

    private void on(String sql) {
        conditions.add(new Condition(sql, Side.EXAMPLE));
    }

    /** doccano's front end sends {@code "foo bar"} with its quotes. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static OffsetDateTime time(String column, String word) {
        String text = word.replace(' ', 'T');
        try {
            OffsetDateTime time = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text.contains("T") ? text : text + "T00:00")
                            .atOffset(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time;
            }
        } catch (DateTimeException notOne) {
            // Said below.
        }
        throw invalid(column, "Enter a valid date/time.");
    }

    private static DomainException invalid(String name, String text) {
        return DomainException.badRequest("invalid", name + ": " + text).with(name, List.of(text));
    }
}
