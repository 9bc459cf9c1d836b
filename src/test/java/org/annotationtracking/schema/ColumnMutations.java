package org.annotationtracking.schema;

import java.util.List;
import org.annotationtracking.schema.drift.DriftCode;

/** Damage to columns. */
final class ColumnMutations extends Mutations {
    private static final List<String> DROPPABLE = List.of(
            "annotated_at",
            "reviewed_at",
            "review_notes",
            "locked_at",
            "locked_by_id",
            "annotated_by_id",
            "reviewed_by_id",
            "version",
            "changed_at",
            "lock_epoch",
            "lock_expires_at",
            "last_beat_at",
            "started_at",
            "time_spent_seconds",
            "status",
            "project_id",
            "example_id",
            "id");

    ColumnMutations() {
        columns();
    }

    private void columns() {
        for (String column : DROPPABLE) {
            add(
                    "drop column " + column,
                    DriftCode.COLUMN_MISSING,
                    T + "." + column,
                    alter("DROP COLUMN " + column + " CASCADE"));
        }
        for (String column : List.of("locked_at", "review_notes", "example_id", "version")) {
            add(
                    "rename column " + column,
                    DriftCode.COLUMN_MISSING,
                    T + "." + column,
                    alter("RENAME COLUMN " + column + " TO other"));
        }
        for (String column : List.of("locked_at", "annotated_at", "reviewed_at", "lock_expires_at")) {
            add(
                    "take the zone from " + column,
                    DriftCode.COLUMN_TYPE,
                    T + "." + column,
                    alter("ALTER COLUMN " + column + " TYPE timestamp"));
        }
        add("narrow an id", DriftCode.COLUMN_TYPE, T + ".example_id", alter("ALTER COLUMN example_id TYPE integer"));
        add(
                "narrow the epoch",
                DriftCode.COLUMN_TYPE,
                T + ".lock_epoch",
                alter("ALTER COLUMN lock_epoch TYPE smallint"));
        add(
                "shorten the notes",
                DriftCode.COLUMN_TYPE,
                T + ".review_notes",
                alter("ALTER COLUMN review_notes TYPE varchar(100)"));
        add(
                "turn a number into text",
                DriftCode.COLUMN_TYPE,
                T + ".time_spent_seconds",
                alter("ALTER COLUMN time_spent_seconds TYPE text"));
        for (String column : List.of("status", "review_notes", "project_id", "example_id", "version")) {
            add(
                    "admit NULL in " + column,
                    DriftCode.NULLABILITY_LOOSE,
                    T + "." + column,
                    alter("ALTER COLUMN " + column + " DROP NOT NULL"));
        }
        for (String column : List.of("changed_at", "started_at")) {
            add(
                    "refuse NULL in " + column,
                    DriftCode.NULLABILITY_STRICT,
                    T + "." + column,
                    "UPDATE annotation_tracking SET " + column + " = now()",
                    alter("ALTER COLUMN " + column + " SET NOT NULL"));
        }
        for (String column : List.of("status", "review_notes", "version", "lock_epoch")) {
            add(
                    "drop the default of " + column,
                    DriftCode.DEFAULT_MISSING,
                    T + "." + column,
                    alter("ALTER COLUMN " + column + " DROP DEFAULT"));
        }
        add(
                "another default",
                DriftCode.DEFAULT_DIFFERS,
                T + ".status",
                alter("ALTER COLUMN status SET DEFAULT 'submitted'"));
        add(
                "a default where there was none",
                DriftCode.DEFAULT_DIFFERS,
                T + ".locked_at",
                alter("ALTER COLUMN locked_at SET DEFAULT now()"));
        add("no numbers for ids", DriftCode.AUTONUMBER_MISSING, T + ".id", alter("ALTER COLUMN id DROP DEFAULT"));
        add("an extra column", DriftCode.COLUMN_EXTRA, T + ".mood", alter("ADD COLUMN mood text"));
        add(
                "an extra column that must be filled",
                DriftCode.COLUMN_EXTRA_REQUIRED,
                T + ".mood",
                alter("ADD COLUMN mood text NOT NULL DEFAULT 'x'"),
                alter("ALTER COLUMN mood DROP DEFAULT"));
    }
}
