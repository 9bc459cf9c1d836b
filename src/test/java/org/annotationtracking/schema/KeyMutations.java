package org.annotationtracking.schema;

import java.util.List;
import org.annotationtracking.schema.drift.DriftCode;

/** Damage to indexes and keys. */
final class KeyMutations extends Mutations {
    KeyMutations() {
        indexes();
        keys();
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
}
