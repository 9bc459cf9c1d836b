package org.annotationtracking.schema.plan;

import java.util.List;
import org.annotationtracking.schema.drift.Expected;
import org.jdbi.v3.core.Handle;

/** The constraints of the table everything is about, so that undo can take back those that were added. */
final class Constraints {
    private static final String NAMES = """
            SELECT conname FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('%s')
               AND contype IN ('p', 'u', 'f', 'c', 'x') ORDER BY 1
            """.formatted(Expected.TRACKING);

    private Constraints() {}

    static List<String> names(Handle handle) {
        return handle.createQuery(NAMES).mapTo(String.class).list();
    }

    /** Puts down, in a script, which there are before a step. */
    static String scriptBefore() {
        return "CREATE TEMP TABLE IF NOT EXISTS constraints_before (conname name);\n"
                + "TRUNCATE constraints_before;\nINSERT INTO constraints_before " + NAMES.strip();
    }

    /** Adds those that came since to the record of the repair, as {@link #undo} does. */
    static String scriptAfter(String key) {
        return """
                UPDATE annotation_tracking_repair SET steps = steps || jsonb_build_array(jsonb_build_object(
                       'table', '%1$s', 'reason', '', 'columns', CAST('[]' AS jsonb), 'rows', 0, 'sql', (
                       SELECT coalesce(jsonb_agg(format('ALTER TABLE %1$s DROP CONSTRAINT IF EXISTS %%I', conname)), '[]')
                         FROM (%2$s EXCEPT SELECT conname FROM constraints_before) added)))
                 WHERE token = '%3$s'""".formatted(Expected.TRACKING, NAMES.strip().replaceFirst(" ORDER BY 1$", ""), key);
    }

    static UndoStep undo(Handle handle, List<String> before) {
        List<String> added = names(handle).stream()
                .filter(name -> !before.contains(name))
                .map(name -> "ALTER TABLE %s DROP CONSTRAINT IF EXISTS \"%s\"".formatted(Expected.TRACKING, name))
                .toList();
        return new UndoStep(Expected.TRACKING, "", List.of(), added, 0);
    }
}
