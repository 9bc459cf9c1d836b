package org.annotationtracking.schema;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** Gives every example its row in {@code annotation_tracking} and every column of it something to lose. */
final class Rows {
    private static final Map<String, String> VALUES = Map.of(
            "annotated_at", "'2026-01-06 09:00:00.123456'::timestamp + example_id * interval '1 minute'",
            "reviewed_at", "'2026-02-01 10:00:00'::timestamp + example_id * interval '1 second'",
            "locked_at", "'2026-03-01 11:00:00'::timestamp + example_id * interval '1 second'",
            "started_at", "'2026-01-05 08:00:00'::timestamp + example_id * interval '1 second'",
            "time_spent_seconds", "example_id",
            "review_notes", "E'note\\n' || example_id",
            "annotated_by_id", "(SELECT min(id) FROM auth_user)",
            "reviewed_by_id", "(SELECT max(id) FROM auth_user)",
            "locked_by_id", "(SELECT max(id) FROM auth_user)");

    private Rows() {}

    static TestDatabase fill(TestDatabase database) {
        database.run("""
                INSERT INTO annotation_tracking (project_id, example_id, status, review_notes)
                SELECT project_id, id, (ARRAY['pending', 'submitted', 'approved', 'rejected'])[1 + id % 4], ''
                  FROM examples_example e
                 WHERE NOT EXISTS (SELECT 1 FROM annotation_tracking t WHERE t.example_id = e.id)
                """);
        String columns = database.value("SELECT string_agg(column_name, ' ') FROM information_schema.columns"
                + " WHERE table_name = 'annotation_tracking' AND table_schema = 'public'");
        String changes = VALUES.entrySet().stream()
                .filter(value -> (" " + columns + " ").contains(" " + value.getKey() + " "))
                .sorted(Entry.comparingByKey())
                .map(value -> value.getKey() + " = CASE WHEN example_id % 3 > 0 THEN " + value.getValue() + " ELSE "
                        + (value.getKey().equals("review_notes") ? "''" : "NULL") + " END")
                .collect(Collectors.joining(", "));
        return database.run("UPDATE annotation_tracking SET " + changes);
    }
}
