package org.annotationtracking.example.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.example.list.ExampleFilter.Condition;
import org.annotationtracking.example.list.ExampleFilter.Person;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of one page from the side that has an index in the page's order: the examples, or their tracking rows.
 * Where several stretches of an index make up the order (one a status, or the filled and the empty), each gives at most
 * a page, and the page is taken from those.
 */
final class PageSql {

    private final ExampleFilter filter;
    private final Ordering ordering;
    private final @Nullable Cursor after;
    private final boolean everyExampleHasRow;

    PageSql(ExampleFilter filter, Ordering ordering, Optional<Cursor> after, boolean everyExampleHasRow) {
        this.filter = filter;
        this.ordering = ordering;
        this.after = after.orElse(null);
        this.everyExampleHasRow = everyExampleHasRow;
    }

    /** A select of ids, with {@code :limit} and {@code :offset}. */
    String ids() {
        if (mayStartFromTracking() && !filter.held() && !filter.found()) {
            if (ordering.terms().isEmpty() && filter.startsFromTracking()) {
                return union(byId(), ordering.id("b.id"));
            }
            if (ordering.terms().size() == 1 && !ordering.idDown()) {
                return byTerm(ordering.terms().get(0));
            }
        }
        return filter.held() && !filter.found() ? held() : fromExamples();
    }

    private String byTerm(Ordering.Term term) {
        return switch (term.column()) {
            case TRACKING_STATUS -> union(byStatus(term.down()), term.down() ? "b.key DESC, b.id" : "b.key, b.id");
            case ANNOTATED_AT -> byTime("t.annotated_at", term);
            case REVIEWED_AT -> byTime("t.reviewed_at", term);
            default -> fromExamples();
        };
    }

    /** An example without a row is pending: it is not found among the rows. */
    private boolean mayStartFromTracking() {
        return everyExampleHasRow
                || filter.person() != Person.ANYBODY
                || !filter.statuses().contains(TrackingStatus.PENDING);
    }

    private String fromExamples() {
        boolean joined = filter.speaksOfTracking() || ordering.ofTracking();
        return "SELECT e.id FROM" + FilterSql.examples(filter, joined) + " WHERE e.project_id = :project"
                + FilterSql.conditions(filter)
                + (after == null ? "" : " AND " + Keyset.behind(ordering, after))
                + " ORDER BY " + ordering.sql() + " LIMIT :limit OFFSET :offset";
    }

    /** Few are held at a time: sorted as asked for. */
    private String held() {
        return "SELECT e.id FROM annotation_tracking t"
                + " JOIN examples_example e ON e.project_id = t.project_id AND e.id = t.example_id"
                + " WHERE t.project_id = :project" + FilterSql.conditions(filter)
                + (after == null ? "" : " AND " + Keyset.behind(ordering, after))
                + " ORDER BY " + ordering.sql() + " LIMIT :limit OFFSET :offset";
    }

    private List<String> byId() {
        String order = ordering.id("t.example_id");
        String behind = after == null ? "" : " AND " + Keyset.behindId("t.example_id", ordering.idDown());
        return filter.statuses().stream()
                .sorted()
                .map(status -> stretch("t.example_id AS id", FilterSql.status(status) + behind, order))
                .toList();
    }

    private List<String> byStatus(boolean down) {
        String reached = after == null ? "" : String.valueOf(after.values().get(0));
        List<String> stretches = new ArrayList<>();
        for (TrackingStatus status : filter.statuses()) {
            int step = after == null ? 1 : status.wire().compareTo(reached) * (down ? -1 : 1);
            if (step >= 0) {
                stretches.add(stretch(
                        "t.status AS key, t.example_id AS id",
                        FilterSql.status(status) + (step == 0 ? " AND " + Keyset.behindId("t.example_id", false) : ""),
                        "t.example_id"));
            }
        }
        return stretches;
    }

    /** The filled come first; the empty are only looked at when those do not fill the page. */
    private String byTime(String column, Ordering.Term term) {
        String order = term.sql("b.key") + ", b.id";
        boolean amongEmpty = after != null && after.values().get(0) == null;
        if (amongEmpty) {
            return union(List.of(empty(column, " AND " + Keyset.behindId("t.example_id", false))), order);
        }
        String behind = after == null ? "" : " AND " + Keyset.behind(column, term.down(), "t.example_id");
        String filled = timed(
                column,
                " AND " + column + " IS NOT NULL" + behind,
                column + (term.down() ? " DESC" : "") + ", t.example_id");
        return "WITH filled AS MATERIALIZED (" + filled + ") "
                + union(
                        List.of(
                                "SELECT key, id FROM filled",
                                empty(column, " AND (SELECT count(*) FROM filled) < :limit + :offset")),
                        order);
    }

    private String empty(String column, String behind) {
        // Ordered by the empty column too, or the planner takes another index and reads past all the filled ones.
        return timed(column, " AND " + column + " IS NULL" + behind, column + ", t.example_id");
    }

    private String timed(String column, String conditions, String order) {
        String statuses = filter.byStatus() ? " AND " + FilterSql.statuses(filter) : "";
        return stretch(column + " AS key, t.example_id AS id", statuses + conditions, order);
    }

    private String stretch(String columns, String conditions, String order) {
        String others = filter.others().stream()
                .map(Condition::sql)
                .map(sql -> " AND " + sql)
                .collect(Collectors.joining());
        return "SELECT " + columns + " FROM annotation_tracking t"
                + (filter.speaksOfExamples()
                        ? " JOIN examples_example e ON e.project_id = t.project_id AND e.id = t.example_id"
                        : "")
                + " WHERE t.project_id = :project" + conditions + FilterSql.person(filter) + others
                + " ORDER BY " + order + " LIMIT :limit + :offset";
    }

    private static String union(List<String> stretches, String order) {
        return stretches.stream().collect(Collectors.joining(") UNION ALL (", "SELECT b.id FROM ((", ")) b"))
                + " ORDER BY " + order + " LIMIT :limit OFFSET :offset";
    }
}
