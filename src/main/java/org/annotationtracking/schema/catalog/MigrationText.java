package org.annotationtracking.schema.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The statements of a migration, so that a repair can use the very words that made a thing. */
final class MigrationText {
    private MigrationText() {}

    /** Splits at semicolons that end a line outside a function's body; comments are left out. */
    static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean body = false;
        for (String line : text.lines().toList()) {
            if (!body && line.strip().startsWith("--")) {
                continue;
            }
            current.append(line).append('\n');
            body ^= line.contains("$$");
            if (!body && line.endsWith(";")) {
                String statement = current.toString().strip();
                statements.add(statement.substring(0, statement.length() - 1));
                current.setLength(0);
            }
        }
        return statements;
    }

    /** True when the statement makes this table or something on it. */
    static boolean builds(String statement, String table) {
        return Pattern.compile(
                        "^CREATE TABLE (IF NOT EXISTS )?" + table + "\\b|^ALTER TABLE " + table
                                + "\\b|^CREATE (UNIQUE )?INDEX \\w+\\s+ON " + table
                                + "\\b|^CREATE TRIGGER \\w+\\s[^;]* ON "
                                + table + "\\b",
                        Pattern.DOTALL)
                .matcher(statement)
                .find();
    }
}
