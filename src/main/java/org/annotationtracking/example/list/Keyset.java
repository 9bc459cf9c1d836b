package org.annotationtracking.example.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.annotationtracking.example.list.Ordering.Term;
import org.jspecify.annotations.Nullable;

/** What lies behind a cursor, as a condition whose first part an index on the order's first column can use. */
final class Keyset {

    static final String ID = "afterId";

    private Keyset() {}

    /** The name that the value of a term is bound to. */
    static String name(int term) {
        return "after" + term;
    }

    static void bind(Cursor cursor, Map<String, Object> values) {
        values.put(ID, cursor.id());
        for (int i = 0; i < cursor.values().size(); i++) {
            Object value = cursor.values().get(i);
            if (value != null) {
                values.put(name(i), value);
            }
        }
    }

    /** For the id alone, under the name it has in the statement. */
    static String behindId(String id, boolean down) {
        return id + (down ? " < :" : " > :") + ID;
    }

    /** For a single column that is never empty where it is used. */
    static String behind(String column, boolean down, String id) {
        String name = name(0);
        return down
                ? "%1$s <= :%2$s AND (%1$s < :%2$s OR %3$s > :%4$s)".formatted(column, name, id, ID)
                : "(%s, %s) > (:%s, :%s)".formatted(column, id, name, ID);
    }

    /** For any order over {@code e} and {@code t}. */
    static String behind(Ordering ordering, Cursor cursor) {
        List<Term> terms = ordering.terms();
        if (terms.isEmpty()) {
            return behindId("e.id", ordering.idDown());
        }
        if (terms.size() == 1 && !terms.get(0).column().mayBeEmpty() && !ordering.idDown()) {
            return behind(terms.get(0).column().sql(), terms.get(0).down(), "e.id");
        }
        return alternatives(ordering, cursor);
    }

    private static String alternatives(Ordering ordering, Cursor cursor) {
        StringJoiner any = new StringJoiner(" OR ", "(", ")");
        List<String> same = new ArrayList<>();
        for (int i = 0; i < ordering.terms().size(); i++) {
            Term term = ordering.terms().get(i);
            @Nullable Object value = cursor.values().get(i);
            String column = term.column().sql();
            if (value != null) {
                any.add(and(same, beyond(term, column, name(i))));
            }
            same.add(value == null ? column + " IS NULL" : column + " = :" + name(i));
        }
        return any.add(and(same, behindId("e.id", ordering.idDown()))).toString();
    }

    private static String beyond(Term term, String column, String name) {
        String further = column + (term.down() ? " < :" : " > :") + name;
        return term.column().mayBeEmpty() ? "(%s OR %s IS NULL)".formatted(further, column) : further;
    }

    private static String and(List<String> same, String last) {
        List<String> all = new ArrayList<>(same);
        all.add(last);
        return "(" + String.join(" AND ", all) + ")";
    }
}
