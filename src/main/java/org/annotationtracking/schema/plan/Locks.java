package org.annotationtracking.schema.plan;

import java.util.List;

/** Says what a statement locks. */
final class Locks {
    private Locks() {}

    static String of(List<String> sql) {
        return sql.stream()
                .map(Locks::of)
                .distinct()
                .reduce((a, b) -> a + ", then " + b)
                .orElse("none");
    }

    private static String of(String sql) {
        if (sql.contains(" CONCURRENTLY ") || sql.contains("VALIDATE CONSTRAINT")) {
            return "SHARE UPDATE EXCLUSIVE (reads and writes go on)";
        }
        if (sql.contains("FOREIGN KEY")) {
            return "SHARE ROW EXCLUSIVE on both tables, for a moment";
        }
        return sql.startsWith("SELECT") || sql.startsWith("--") ? "none" : "ACCESS EXCLUSIVE, for a moment";
    }
}
