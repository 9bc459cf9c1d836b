package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.example.ExampleQueries.Row;
import org.annotationtracking.example.ExampleQueries.View;
import org.annotationtracking.example.list.ListQuery;
import org.annotationtracking.platform.PageRequest;

/** Turns what the database finds into a page with its count and its links. */
@ApplicationScoped
class ExampleLister {

    private final ExampleQueries examples;

    ExampleLister(ExampleQueries examples) {
        this.examples = examples;
    }

    ExamplePage page(View view, ListQuery asked, PageRequest page) {
        ListQuery query = examples.lookUp(view, asked);
        List<Row> rows = examples.page(view, query, page.limit(), page.offset());
        boolean more = rows.size() > page.limit();
        List<Row> shown = more ? rows.subList(0, page.limit()) : rows;
        return query.byCursor() ? byCursor(view, query, page, shown, more) : byOffset(view, query, page, shown, more);
    }

    private ExamplePage byOffset(View view, ListQuery query, PageRequest page, List<Row> rows, boolean more) {
        long count = examples.count(view, query);
        return new ExamplePage.ByOffset(
                exact(query, count),
                isEstimate(query, count),
                more ? page.next() : null,
                page.previous(),
                responses(rows));
    }

    private ExamplePage byCursor(View view, ListQuery query, PageRequest page, List<Row> rows, boolean more) {
        Long count = page.flag("with_count") ? examples.count(view, query) : null;
        String cursor = more ? query.cursor(rows.get(rows.size() - 1).key()) : null;
        return new ExamplePage.ByCursor(
                count == null ? null : exact(query, count),
                count != null && isEstimate(query, count),
                cursor == null ? null : page.next(cursor),
                cursor,
                responses(rows));
    }

    private static long exact(ListQuery query, long count) {
        return isEstimate(query, count) ? ListQuery.EXACT_COUNT : count;
    }

    private static boolean isEstimate(ListQuery query, long count) {
        return !query.isExact() && count > ListQuery.EXACT_COUNT;
    }

    private static List<ExampleResponse> responses(List<Row> rows) {
        return rows.stream().map(Row::example).toList();
    }
}
