package org.annotationtracking.example.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller asks of a project's list of examples, and how it is asked of the database. */
public final class ListQuery {

    /** How far a count goes that no counter holds and no client of doccano's needs. */
    public static final int EXACT_COUNT = FilterSql.EXACT_COUNT;

    private final ExampleFilter filter;
    private final Ordering ordering;
    private final Optional<Cursor> after;
    private final boolean byCursor;
    private final long callerId;

    private ListQuery(
            ExampleFilter filter, Ordering ordering, Optional<Cursor> after, boolean byCursor, long callerId) {
        this.filter = filter;
        this.ordering = ordering;
        this.after = after;
        this.byCursor = byCursor;
        this.callerId = callerId;
    }

    /** With what was read of it; a blank cursor is the first page, none at all pages by offset. */
    static ListQuery of(ExampleFilter filter, Ordering ordering, long callerId, @Nullable String cursor) {
        return new ListQuery(
                filter,
                ordering,
                cursor == null ? Optional.empty() : Cursor.read(cursor, ordering),
                cursor != null,
                callerId);
    }

    /** Whether pages are asked for by cursor rather than by offset. */
    public boolean byCursor() {
        return byCursor;
    }

    /** Whether text is looked for that has not been looked up yet. */
    public boolean searches() {
        return filter.searches();
    }

    /** Whether some of what is asked for is better looked up before the list is read. */
    public boolean looksUp() {
        return filter.looksUp();
    }

    /** Whether so many were looked up that a page meets them on its way. */
    public boolean areMany(int found) {
        return found > FilterSql.few(filter);
    }

    /** A select of the ids that are looked up, in no order; one more than are few at most. */
    public String hits() {
        return FilterSql.hits(filter);
    }

    /** The same list, now that all that were looked up are known. */
    public ListQuery among(List<Long> ids) {
        return new ListQuery(filter.among(ids), ordering, after, byCursor, callerId);
    }

    /** A select of one page's ids, with {@code :limit} and {@code :offset}. */
    public String ids(boolean everyExampleHasRow) {
        return new PageSql(filter, ordering, after, everyExampleHasRow).ids();
    }

    /** Conditions over {@code e} and {@code t}, each after an AND; for reading the whole list. */
    public String conditions() {
        return FilterSql.conditions(filter);
    }

    /** Behind ORDER BY, over {@code e} and {@code t}. */
    public String orderBy() {
        return ordering.sql();
    }

    /** A select of how many there are; at most one more than {@link #EXACT_COUNT} unless the count {@link #isExact}. */
    public String count(boolean everyExampleHasRow) {
        return FilterSql.count(filter, everyExampleHasRow);
    }

    public boolean isExact() {
        return FilterSql.isExact(filter);
    }

    /** The columns whose values, with the id, make a row's cursor. */
    public List<String> cursorColumns() {
        return ordering.terms().stream().map(term -> term.column().asText()).toList();
    }

    /** The cursor behind a row with these values of {@link #cursorColumns} and this id last. */
    public String cursor(List<@Nullable String> key) {
        return Cursor.text(ordering, key);
    }

    /** What the names in all of these are bound to, but for {@code project}, {@code caller}, {@code limit}, {@code offset}. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(filter.values());
        if (ordering.isShuffled()) {
            values.put(SortColumn.DIVISOR, Shuffle.divisor(callerId));
        }
        after.ifPresent(cursor -> Keyset.bind(cursor, values));
        return values;
    }
}
