package org.annotationtracking.schema.plan;

import org.jspecify.annotations.Nullable;

/**
 * A column that gets another type without losing a value.
 *
 * @param zone the zone in which times without one were meant; null for other types
 */
public record Retype(
        String table,
        String column,
        String from,
        String to,
        @Nullable String zone) {
    String sql() {
        return alter(to);
    }

    String undo() {
        return alter(from);
    }

    /** The value as it will read afterwards. */
    String readsAs() {
        return zone == null ? column : "(%s AT TIME ZONE '%s')".formatted(column, zone);
    }

    private String alter(String type) {
        return "ALTER TABLE %s ALTER COLUMN %s TYPE %s%s"
                .formatted(table, column, type, zone == null ? "" : " USING " + readsAs());
    }
}
