package org.annotationtracking.schema.plan;

import java.util.List;
import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.TableFacts;

/** Tells by its shape who made a table, and says so in words; nothing is decided by it. */
final class Ancestor {
    private final TableFacts table;
    private final List<String> marked;

    private Ancestor(TableFacts table, List<String> marked) {
        this.table = table;
        this.marked = marked;
    }

    /** @param marked what Django's records say of its own program */
    static String of(TableFacts table, List<String> marked) {
        return new Ancestor(table, marked).describe();
    }

    private String describe() {
        StringBuilder words = new StringBuilder(byDjango() ? "Django " + stage() : "SQL by hand");
        if ("serial".equals(autonumber())) {
            words.append(", serial ids");
        }
        if (byDjango() && hasByHand("_fkey", "locked_by_id")) {
            words.append(", lock columns added by hand");
        }
        if (has("started_at") || has("time_spent_seconds")) {
            words.append(", times added by hand");
        }
        if (has("locked_at") && type("locked_at").equals("timestamp without time zone")) {
            words.append(", locked_at without a time zone");
        }
        return words.append(marked.isEmpty() ? ", no records of Django" : "").toString();
    }

    private String stage() {
        if (!has("locked_by_id")) {
            return "0007";
        }
        boolean early = table.indexes().stream().anyMatch(index -> index.name().startsWith("annotation_project_"));
        return early ? "0005" : "0006";
    }

    /** Django hashes the names of its foreign keys and defers them. */
    private boolean byDjango() {
        return table.constraints(ConstraintFacts.Kind.FOREIGN_KEY)
                .anyMatch(key -> key.name().matches(".*_[0-9a-f]{8}_fk.*"));
    }

    private boolean hasByHand(String suffix, String column) {
        return table.constraints(ConstraintFacts.Kind.FOREIGN_KEY)
                .anyMatch(key -> key.columns().contains(column)
                        && (key.name().endsWith(suffix) || key.name().endsWith("_fk")));
    }

    private boolean has(String column) {
        return table.column(column).isPresent();
    }

    private String type(String column) {
        return table.column(column).map(ColumnFacts::type).orElse("");
    }

    private String autonumber() {
        return table.column("id").map(ColumnFacts::autonumber).orElse("");
    }
}
