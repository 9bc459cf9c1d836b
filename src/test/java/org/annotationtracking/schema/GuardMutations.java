package org.annotationtracking.schema;

import java.util.List;
import org.annotationtracking.schema.drift.DriftCode;

/** Damage to checks, triggers, tables, rows and the history. */
final class GuardMutations extends Mutations {
    GuardMutations() {
        checksAndTriggers();
        tablesAndRows();
        history();
    }

    private void checksAndTriggers() {
        String drop = alter("DROP CONSTRAINT annotation_tracking_status_check");
        add("drop the check", DriftCode.CHECK_MISSING, T + " (status)", drop);
        add(
                "a narrower check",
                DriftCode.CHECK_DIFFERS,
                T + " (status)",
                drop,
                alter("ADD CHECK (status IN ('pending', 'submitted'))"));
        add(
                "a wider check",
                DriftCode.CHECK_DIFFERS,
                T + " (status)",
                drop,
                alter("ADD CHECK (status IN ('pending', 'submitted', 'approved', 'rejected', 'reviewed'))"));
        add(
                "a check of their own",
                DriftCode.CONSTRAINT_EXTRA,
                "short",
                alter("ADD CONSTRAINT short CHECK (length(review_notes) < 10)"));
        add(
                "a stray status",
                DriftCode.STATUS_UNKNOWN,
                T + ".status",
                drop,
                "UPDATE annotation_tracking SET status = 'reviewed' WHERE example_id = 1");
        for (String what : List.of("inserted", "updated", "deleted", "emptied")) {
            String name = "annotation_tracking_count_" + what;
            add(
                    "drop trigger " + what,
                    DriftCode.TRIGGER_MISSING,
                    name,
                    "DROP TRIGGER " + name + " ON annotation_tracking");
            add("switch off trigger " + what, DriftCode.TRIGGER_DISABLED, name, alter("DISABLE TRIGGER " + name));
        }
        add(
                "a trigger of their own",
                DriftCode.TRIGGER_EXTRA,
                "noise",
                "CREATE FUNCTION noise() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER noise BEFORE UPDATE ON annotation_tracking FOR EACH ROW EXECUTE FUNCTION noise()");
        add(
                "a trigger of their own that looks at old and new",
                DriftCode.TRIGGER_EXTRA,
                "picky",
                "CREATE FUNCTION picky() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "CREATE TRIGGER picky BEFORE UPDATE ON annotation_tracking FOR EACH ROW"
                        + " WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION picky()");
        add(
                "another body",
                DriftCode.FUNCTION_DIFFERS,
                "annotation_tracking_count_emptied()",
                "CREATE OR REPLACE FUNCTION annotation_tracking_count_emptied() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN NULL; END'");
        add(
                "a trigger that fires at another moment",
                DriftCode.TRIGGER_DIFFERS,
                "annotation_tracking_count_emptied",
                "DROP TRIGGER annotation_tracking_count_emptied ON annotation_tracking",
                "CREATE TRIGGER annotation_tracking_count_emptied BEFORE TRUNCATE ON annotation_tracking"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION annotation_tracking_count_emptied()");
        add(
                "the host's trigger is gone",
                DriftCode.TRIGGER_MISSING,
                "annotation_tracking_follow_examples",
                "DROP TRIGGER annotation_tracking_follow_examples ON examples_example");
        add(
                "a rule",
                DriftCode.RULE_EXTRA,
                "quiet",
                "CREATE RULE quiet AS ON DELETE TO annotation_tracking DO INSTEAD NOTHING");
    }

    private void tablesAndRows() {
        for (String table : List.of(
                "annotation_tracking_event",
                "annotation_tracking_count",
                "annotation_tracking_mark",
                "skipped_example",
                "annotation_tracking")) {
            add("drop table " + table, DriftCode.TABLE_MISSING, table, "DROP TABLE " + table + " CASCADE");
        }
        add(
                "a view in its place",
                DriftCode.RELATION_KIND,
                "skipped_example",
                "DROP TABLE skipped_example",
                "CREATE VIEW skipped_example AS SELECT 1 AS id");
        add(
                "a host column is gone",
                DriftCode.COLUMN_MISSING,
                "examples_example.meta",
                "ALTER TABLE examples_example DROP COLUMN meta");
        add("a host table is gone", DriftCode.TABLE_MISSING, "projects_member", "DROP TABLE projects_member");
        add(
                "a sequence that lags",
                DriftCode.SEQUENCE_BEHIND,
                "annotation_tracking_id_seq",
                "SELECT setval('annotation_tracking_id_seq', 1, false)");
        add(
                "a table of the same name nearer by",
                DriftCode.TABLE_SHADOWED,
                T,
                "CREATE SCHEMA near",
                "CREATE TABLE near.annotation_tracking (id bigint)",
                "ALTER ROLE postgres IN DATABASE :database SET search_path = public, near");
    }

    private void history() {
        String h = "annotation_tracking_schema_history";
        add(
                "a changed checksum",
                DriftCode.HISTORY_CHECKSUM,
                "V12",
                "UPDATE " + h + " SET checksum = 7 WHERE version = '12'");
        add(
                "a failed migration",
                DriftCode.HISTORY_FAILED,
                "V18",
                "UPDATE " + h + " SET success = false WHERE version = '18'");
        add("a line taken out", DriftCode.HISTORY_OUT_OF_ORDER, "V12", "DELETE FROM " + h + " WHERE version = '12'");
        add(
                "a line from the future",
                DriftCode.HISTORY_FUTURE,
                "V900",
                "INSERT INTO " + h + " SELECT 90, '900', 'x', 'SQL', 'x', 1, 'x', now(), 1, true");
        add(
                "a line from nowhere",
                DriftCode.HISTORY_MISSING,
                "V5",
                "INSERT INTO " + h + " SELECT 90, '5', 'x', 'SQL', 'x', 1, 'x', now(), 1, true");
        add(
                "a repair that marked it as deleted",
                DriftCode.HISTORY_DELETED_THEN_PENDING,
                "V18",
                "INSERT INTO " + h
                        + " SELECT 90, version, description, 'DELETE', script, checksum, 'x', now(), 1, true FROM " + h
                        + " WHERE version = '18'");
        add("an emptied history", DriftCode.HISTORY_EMPTY, h, "TRUNCATE " + h);
    }
}
