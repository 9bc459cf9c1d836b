package org.annotationtracking.schema.drift;

import java.util.List;
import org.annotationtracking.schema.catalog.ConstraintFacts;

/** Writes the questions that count the rows against a remedy. */
final class Count {
    private Count() {}

    static String nulls(String table, String column) {
        return "SELECT count(*) FROM %s WHERE %s IS NULL".formatted(table, column);
    }

    /** Groups of rows that share what must be one of a kind. */
    static String duplicates(String table, List<String> columns) {
        String list = Ddl.list(columns);
        return "SELECT count(*) FROM (SELECT 1 FROM %s GROUP BY %s HAVING count(*) > 1) same".formatted(table, list);
    }

    static String orphans(String table, ConstraintFacts key) {
        String column = key.columns().get(0);
        return "SELECT count(*) FROM %s t WHERE t.%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s o WHERE o.%s = t.%s)"
                .formatted(table, column, key.target(), key.targetColumns().get(0), column);
    }

    static String failing(String table, ConstraintFacts check) {
        return "SELECT count(*) FROM %s WHERE NOT (%s)".formatted(table, check.definition());
    }
}
