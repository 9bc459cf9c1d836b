package org.annotationtracking.schema.status;

import org.annotationtracking.schema.catalog.ColumnFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.IndexFacts;
import org.annotationtracking.schema.catalog.TriggerFacts;

/** Facts of the catalog as one would write them in SQL. */
final class Words {
    private Words() {}

    static String of(ColumnFacts column) {
        StringBuilder words = new StringBuilder(column.type());
        if (column.notNull()) {
            words.append(" NOT NULL");
        }
        if (column.defaultValue() != null) {
            words.append(" DEFAULT ").append(column.defaultValue());
        }
        return words.append(column.autonumber() == null ? "" : ", numbers itself")
                .append(column.generated() ? ", generated" : "")
                .toString();
    }

    static String of(ConstraintFacts constraint) {
        String columns = "(" + String.join(", ", constraint.columns()) + ")";
        String words = switch (constraint.kind()) {
            case PRIMARY_KEY -> "PRIMARY KEY " + columns;
            case UNIQUE -> "UNIQUE " + columns;
            case CHECK -> "CHECK (" + constraint.definition() + ")";
            case EXCLUSION -> String.valueOf(constraint.definition());
            case FOREIGN_KEY ->
                "FOREIGN KEY %s REFERENCES %s (%s)%s"
                        .formatted(
                                columns,
                                constraint.target(),
                                String.join(", ", constraint.targetColumns()),
                                onDelete(String.valueOf(constraint.onDelete())));
        };
        return words + (constraint.validated() ? "" : " NOT VALID");
    }

    static String of(IndexFacts index) {
        return "%s%s (%s)%s%s%s"
                .formatted(
                        index.unique() ? "UNIQUE " : "",
                        index.method(),
                        String.join(", ", index.keys()),
                        index.included().isEmpty() ? "" : " INCLUDE (" + String.join(", ", index.included()) + ")",
                        index.predicate() == null ? "" : " WHERE " + index.predicate(),
                        index.valid() ? "" : ", INVALID");
    }

    static String of(TriggerFacts trigger) {
        return trigger.function() + "()" + (trigger.enabled().equals("O") ? "" : ", switched off or changed");
    }

    private static String onDelete(String letter) {
        return switch (letter) {
            case "c" -> " ON DELETE CASCADE";
            case "n" -> " ON DELETE SET NULL";
            case "d" -> " ON DELETE SET DEFAULT";
            case "r" -> " ON DELETE RESTRICT";
            default -> "";
        };
    }
}
