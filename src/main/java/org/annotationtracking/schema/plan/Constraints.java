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

    static UndoStep undo(Handle handle, List<String> before) {
        List<String> added = names(handle).stream()
                .filter(name -> !before.contains(name))
                .map(name -> "ALTER TABLE %s DROP CONSTRAINT IF EXISTS \"%s\"".formatted(Expected.TRACKING, name))
                .toList();
        return new UndoStep(Expected.TRACKING, "", List.of(), added, 0);
    }
}
