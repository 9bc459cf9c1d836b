package org.annotationtracking.example.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which order examples come. Empty values are last, in both directions; ties go by id, upwards, so that pages never
 * overlap.
 *
 * @param terms what comes before the id; empty when the id alone decides
 * @param idDown whether the id, where it is asked for first, counts downwards
 */
record Ordering(List<Term> terms, boolean idDown) {

    /** One column of an order. */
    record Term(SortColumn column, boolean down) {
        String sql(String expression) {
            return expression + (down ? " DESC" : "") + (column.mayBeEmpty() ? " NULLS LAST" : "");
        }
    }

    static final Ordering BY_ID = new Ordering(List.of(), false);
    static final Ordering BY_CREATION = new Ordering(List.of(new Term(SortColumn.CREATED_AT, false)), false);

    /** doccano's random order: each person's own, and always the same. */
    static final Ordering SHUFFLED = new Ordering(List.of(new Term(SortColumn.SHUFFLED, false)), false);

    /** Reads a comma list of columns, each with an optional {@code -}; unknown ones are passed over, as doccano does; null if none is left. */
    static @Nullable Ordering of(String asked) {
        Map<SortColumn, Term> terms = new LinkedHashMap<>();
        for (String word : asked.split(",")) {
            String field = word.strip();
            boolean down = field.startsWith("-");
            SortColumn.named(down ? field.substring(1) : field)
                    .ifPresent(column -> terms.putIfAbsent(column, new Term(column, down)));
        }
        return terms.isEmpty() ? null : untilId(List.copyOf(terms.values()));
    }

    /** No two examples share an id: what follows it orders nothing. */
    private static Ordering untilId(List<Term> asked) {
        List<Term> before = new ArrayList<>();
        for (Term term : asked) {
            if (term.column() == SortColumn.ID) {
                return new Ordering(List.copyOf(before), term.down());
            }
            before.add(term);
        }
        return new Ordering(List.copyOf(before), false);
    }

    boolean isShuffled() {
        return terms.stream().anyMatch(term -> term.column() == SortColumn.SHUFFLED);
    }

    boolean ofTracking() {
        return terms.stream().anyMatch(term -> term.column().ofTracking());
    }

    /** Behind ORDER BY. */
    String sql() {
        return terms.stream().map(term -> term.sql(term.column().sql()) + ", ").collect(Collectors.joining())
                + id("e.id");
    }

    String id(String expression) {
        return idDown ? expression + " DESC" : expression;
    }

    /** A name for it, kept in cursors: a cursor of one order is of no use in another. */
    String name() {
        return terms.stream()
                        .map(term ->
                                (term.down() ? "-" : "") + term.column().name().toLowerCase(Locale.ROOT) + ",")
                        .collect(Collectors.joining())
                + id("id");
    }
}
