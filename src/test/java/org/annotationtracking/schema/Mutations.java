package org.annotationtracking.schema;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.drift.DriftCode;

/** Ways to damage a healthy database, each with the code and the object a detector must name. */
final class Mutations {
    /** One way. */
    record Mutation(String kind, List<String> sql, DriftCode code, String object) {
        @Override
        public String toString() {
            return kind;
        }
    }

    private static final String T = "annotation_tracking";
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

    private final List<Mutation> all = new ArrayList<>();

    static List<Mutation> all() {
        Mutations mutations = new Mutations();
        mutations.columns();
        mutations.indexes();
        mutations.keys();
        mutations.checksAndTriggers();
        mutations.tablesAndRows();
        mutations.history();
        return mutations.all;
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

    private void indexes() {
        for (String index : List.of(
                "anno_track_proj_status_idx",
                "anno_track_annotated_idx",
                "anno_track_reviewed_idx",
                "anno_track_locked_idx",
                "anno_track_example_idx")) {
            add("drop index " + index, DriftCode.INDEX_MISSING, index, "DROP INDEX " + index);
            add(
                    "invalidate index " + index,
                    DriftCode.INDEX_INVALID,
                    index,
                    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '" + index + "'::regclass");
        }
        add(
                "drop a covered index",
                DriftCode.INDEX_COVERED,
                "anno_track_proj_ex_idx",
                "DROP INDEX anno_track_proj_ex_idx");
        add(
                "another index under the name",
                DriftCode.INDEX_MISSING,
                "anno_track_proj_status_idx",
                "DROP INDEX anno_track_proj_status_idx",
                "CREATE INDEX anno_track_proj_status_idx ON annotation_tracking (status)");
        add(
                "an index for some rows only",
                DriftCode.INDEX_MISSING,
                "anno_track_annotated_idx",
                "DROP INDEX anno_track_annotated_idx",
                "CREATE INDEX anno_track_annotated_idx ON annotation_tracking (annotated_by_id) WHERE status = 'pending'");
        add(
                "an index of another kind",
                DriftCode.INDEX_MISSING,
                "anno_track_annotated_idx",
                "DROP INDEX anno_track_annotated_idx",
                "CREATE INDEX anno_track_annotated_idx ON annotation_tracking USING hash (annotated_by_id)");
        add(
                "the same index twice",
                DriftCode.INDEX_DUPLICATE,
                "twice_idx",
                "CREATE INDEX twice_idx ON annotation_tracking (project_id, status)");
        add(
                "a unique index of their own",
                DriftCode.INDEX_EXTRA_UNIQUE,
                "one_each_idx",
                "CREATE UNIQUE INDEX one_each_idx ON annotation_tracking (example_id)");
        add(
                "a unique constraint of their own",
                DriftCode.CONSTRAINT_EXTRA,
                "one_each",
                alter("ADD CONSTRAINT one_each UNIQUE (example_id)"));
        add(
                "drop the journal's index",
                DriftCode.INDEX_MISSING,
                "anno_track_event_example_idx",
                "DROP INDEX anno_track_event_example_idx");
    }

    private void keys() {
        add(
                "drop the primary key",
                DriftCode.PK_MISSING,
                T + " (id)",
                alter("DROP CONSTRAINT annotation_tracking_pkey"));
        add(
                "drop the unique key",
                DriftCode.UNIQUE_MISSING,
                T + " (project_id, example_id)",
                alter("DROP CONSTRAINT annotation_tracking_project_example_unique"));
        add(
                "a unique key that is checked late",
                DriftCode.UNIQUE_MISSING,
                T + " (project_id, example_id)",
                alter("DROP CONSTRAINT annotation_tracking_project_example_unique"),
                alter("ADD CONSTRAINT late UNIQUE (project_id, example_id) DEFERRABLE"));
        for (String who : List.of("annotated_by", "example", "locked_by", "project", "reviewed_by")) {
            String key = "annotation_tracking_" + who + "_fkey";
            String object = T + " (" + who + "_id)";
            String target = who.equals("example")
                    ? "examples_example"
                    : who.equals("project") ? "projects_project" : "auth_user";
            add("drop the key to " + who, DriftCode.FK_MISSING, object, alter("DROP CONSTRAINT " + key));
            add(
                    "a key without action to " + who,
                    DriftCode.FK_ACTION,
                    object,
                    alter("DROP CONSTRAINT " + key),
                    alter("ADD FOREIGN KEY (" + who + "_id) REFERENCES " + target + " (id)"));
            add(
                    "an unchecked key to " + who,
                    DriftCode.CONSTRAINT_NOT_VALID,
                    key,
                    "UPDATE pg_constraint SET convalidated = false WHERE conname = '" + key + "'");
        }
        add(
                "a key to another table",
                DriftCode.FK_TARGET,
                T + " (example_id)",
                alter("DROP CONSTRAINT annotation_tracking_example_fkey"),
                "CREATE TABLE elsewhere (id bigint PRIMARY KEY)",
                "INSERT INTO elsewhere SELECT id FROM examples_example",
                alter("ADD FOREIGN KEY (example_id) REFERENCES elsewhere (id) ON DELETE CASCADE"));
        add(
                "the same key twice",
                DriftCode.FK_DUPLICATE,
                T + " (project_id)",
                alter("ADD FOREIGN KEY (project_id) REFERENCES projects_project (id) ON DELETE CASCADE"));
        add(
                "a key that is checked late",
                DriftCode.FK_DEFERRABILITY,
                T + " (project_id)",
                alter("ALTER CONSTRAINT annotation_tracking_project_fkey DEFERRABLE"));
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

    private void add(String kind, DriftCode code, String object, String... sql) {
        all.add(new Mutation(kind, List.of(sql), code, object));
    }

    private static String alter(String what) {
        return "ALTER TABLE annotation_tracking " + what;
    }
}
