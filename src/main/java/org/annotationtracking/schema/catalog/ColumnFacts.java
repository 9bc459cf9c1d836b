package org.annotationtracking.schema.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One column.
 *
 * @param type as {@code format_type} writes it, length and precision included
 * @param defaultValue the expression; null for none and for a column that numbers itself
 * @param autonumber {@code identity} or {@code serial}; null for a column that does not number itself
 * @param sequence the sequence behind an autonumber
 * @param generated true for a column computed from others
 */
public record ColumnFacts(
        String type,
        boolean notNull,
        @Nullable String defaultValue,
        @Nullable String autonumber,
        @Nullable String sequence,
        boolean generated) {
    /** True when an INSERT that does not name the column succeeds. */
    public boolean fillsItself() {
        return !notNull || defaultValue != null || autonumber != null || generated;
    }
}
