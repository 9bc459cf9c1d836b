package org.annotationtracking.schema.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step does to rows, each of which is kept as it was.
 *
 * @param where which rows
 * @param assignment what becomes of them; null when they are moved to quarantine
 * @param changed the columns whose values may differ afterwards
 */
public record RowWork(
        String table, String reason, String where, @Nullable String assignment, List<String> changed) {
    boolean moves() {
        return assignment == null;
    }

    /** The statement, as it is shown and run. */
    String sql() {
        return moves()
                ? "DELETE FROM %s WHERE %s".formatted(table, where)
                : "UPDATE %s SET %s WHERE %s".formatted(table, assignment, where);
    }
}
