package org.annotationtracking.schema.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trigger.
 *
 * @param function what it calls
 * @param enabled PostgreSQL's letter: O as usual, D switched off, R only on a replica, A always
 * @param type timing, level and events as PostgreSQL's bit set
 * @param columns the columns an {@code UPDATE OF} names
 * @param condition the text of its {@code WHEN}
 */
public record TriggerFacts(
        String name,
        String function,
        String enabled,
        int type,
        List<String> columns,
        @Nullable String condition) {}
