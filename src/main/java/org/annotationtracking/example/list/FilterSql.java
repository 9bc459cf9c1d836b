package org.annotationtracking.example.list;

import java.util.List;
import java.util.stream.Collectors;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.example.list.ExampleFilter.Condition;
import org.annotationtracking.example.list.ExampleFilter.Person;

/** A filter in SQL. Statuses are literals: under a bound one a cached plan cannot use an index that has them. */
final class FilterSql {

    /** How far a count goes that no counter holds and no client of doccano's needs. */
    static final int EXACT_COUNT = 10_000;

    private FilterSql() {}

    /** All conditions over {@code e} and {@code t}, each after an AND; {@code t} may be a row that is not there. */
    static String conditions(ExampleFilter filter) {
        String statuses = filter.byStatus() ? " AND coalesce(t.status, 'pending') IN (" + literals(filter) + ")" : "";
        return statuses
                + person(filter)
                + (filter.held() ? " AND t.locked_by_id IS NOT NULL" : "")
                + filter.others().stream()
                        .map(Condition::sql)
                        .map(sql -> " AND " + sql)
                        .collect(Collectors.joining());
    }

    static String person(ExampleFilter filter) {
        return filter.person() == Person.ANYBODY
                ? ""
                : " AND " + filter.person().sql();
    }

    static String status(TrackingStatus status) {
        return " AND t.status = '" + status.wire() + "'";
    }

    static String statuses(ExampleFilter filter) {
        return "t.status IN (" + literals(filter) + ")";
    }

    private static String literals(ExampleFilter filter) {
        return filter.statuses().stream()
                .sorted()
                .map(status -> "'" + status.wire() + "'")
                .collect(Collectors.joining(", "));
    }

    /** How many there are: from the counters where they know it, else counted, up to {@link #EXACT_COUNT} where nobody needs more. */
    static String count(ExampleFilter filter, boolean everyExampleHasRow) {
        if (filter.isCounted() && everyExampleHasRow) {
            return "SELECT coalesce(sum(amount), 0)::bigint FROM annotation_tracking_count WHERE project_id = :project"
                    + (filter.byStatus() ? " AND status IN (" + literals(filter) + ")" : "")
                    + (filter.person() == Person.ANNOTATOR
                            ? " AND user_id = (SELECT id FROM auth_user WHERE username = :annotatedBy)"
                            : "");
        }
        String rows = " FROM" + examples(filter, filter.speaksOfTracking()) + " WHERE e.project_id = :project"
                + conditions(filter);
        return isExact(filter)
                ? "SELECT count(*)" + rows
                : "SELECT count(*) FROM (SELECT 1" + rows + " LIMIT " + (EXACT_COUNT + 1) + ") b";
    }

    static boolean isExact(ExampleFilter filter) {
        return filter.isCounted() || filter.isCountedToTheEnd();
    }

    /** Examples, with their rows where asked for. Those that were found come first, so that no plan looks for them. */
    static String examples(ExampleFilter filter, boolean withTracking) {
        return (filter.found()
                        ? " unnest(:found) f (id) JOIN examples_example e ON e.id = f.id"
                        : " examples_example e")
                + (withTracking
                        ? " LEFT JOIN annotation_tracking t ON t.project_id = e.project_id AND t.example_id = e.id"
                        : "");
    }

    /** How many found elsewhere are few: more of them are met on the way of a page sooner than sorted. */
    private static final int FEW = 1_000;

    /** Up to how many examples that were looked up are read and sorted as they are. */
    static int few(ExampleFilter filter) {
        return filter.searches() ? EXACT_COUNT : FEW;
    }

    /** A select of the examples that are looked up, in no order; one more than there may be, to tell. */
    static String hits(ExampleFilter filter) {
        String most = " LIMIT " + (few(filter) + 1);
        List<Condition> lookedUp = filter.lookedUp();
        return lookedUp.get(0).apart().isEmpty()
                ? lookedUp.stream()
                        .map(Condition::sql)
                        .collect(Collectors.joining(
                                " AND ",
                                "SELECT e.id FROM examples_example e WHERE e.project_id = :project AND ",
                                most))
                : lookedUp.get(0).apart().stream().collect(Collectors.joining(most + ") UNION (", "(", most + ")"));
    }
}
