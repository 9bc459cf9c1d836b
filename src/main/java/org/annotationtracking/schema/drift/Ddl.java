package org.annotationtracking.schema.drift;

import java.util.List;
import java.util.Map;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.IndexFacts;

/** Writes the statements that make an expected fact true. */
final class Ddl {
    private static final Map<String, String> ON_DELETE = Map.of(
            "c",
            " ON DELETE CASCADE",
            "n",
            " ON DELETE SET NULL",
            "d",
            " ON DELETE SET DEFAULT",
            "r",
            " ON DELETE RESTRICT");

    private Ddl() {}

    static String addColumn(String table, String column, ColumnFacts facts) {
        String value = facts.defaultValue() == null ? "" : " DEFAULT " + facts.defaultValue();
        return "ALTER TABLE %s ADD COLUMN IF NOT EXISTS %s %s%s%s"
                .formatted(table, column, facts.type(), value, facts.notNull() ? " NOT NULL" : "");
    }

    static String setDefault(String table, String column, String value) {
        return "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s".formatted(table, column, value);
    }

    static String setNotNull(String table, String column) {
        return "ALTER TABLE %s ALTER COLUMN %s SET NOT NULL".formatted(table, column);
    }

    static String dropNotNull(String table, String column) {
        return "ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL".formatted(table, column);
    }

    static String createIndex(String table, IndexFacts index) {
        return "CREATE %sINDEX CONCURRENTLY IF NOT EXISTS %s ON %s USING %s (%s)%s%s"
                .formatted(
                        index.unique() ? "UNIQUE " : "",
                        index.name(),
                        table,
                        index.method(),
                        String.join(", ", index.keys()),
                        index.included().isEmpty() ? "" : " INCLUDE (" + String.join(", ", index.included()) + ")",
                        index.predicate() == null ? "" : " WHERE " + index.predicate());
    }

    static String dropIndex(String index) {
        return "DROP INDEX CONCURRENTLY IF EXISTS " + index;
    }

    static String addForeignKey(String table, ConstraintFacts key) {
        return "ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s)%s NOT VALID"
                .formatted(
                        table,
                        key.name(),
                        list(key.columns()),
                        key.target(),
                        list(key.targetColumns()),
                        ON_DELETE.getOrDefault(String.valueOf(key.onDelete()), ""));
    }

    static String addCheck(String table, ConstraintFacts check) {
        return "ALTER TABLE %s ADD CONSTRAINT %s CHECK (%s) NOT VALID"
                .formatted(table, check.name(), check.definition());
    }

    static String validate(String table, String constraint) {
        return "ALTER TABLE %s VALIDATE CONSTRAINT %s".formatted(table, constraint);
    }

    static String dropConstraint(String table, String constraint) {
        return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, constraint);
    }

    static String list(List<String> columns) {
        return String.join(", ", columns);
    }
}
