package org.annotationtracking.schema.catalog;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One line of Flyway's own record of what it ran here.
 *
 * @param version null for a repeatable migration or a note about the schema itself
 * @param type SQL, BASELINE or DELETE
 */
public record HistoryRow(
        int rank,
        @Nullable String version,
        String description,
        String type,
        @Nullable Integer checksum,
        Instant installedAt,
        boolean success) {
    /** Our own history table, so that another user of Flyway in the same schema cannot collide with us. */
    public static final String TABLE = "annotation_tracking_schema_history";

    private static final String QUERY = """
            SELECT installed_rank, version, description, type, checksum, installed_on, success
              FROM <schema>.<table>
             ORDER BY installed_rank
            """;

    /** All lines in order; the table must be there and readable. */
    public static List<HistoryRow> readAll(Handle handle, String quotedSchema) {
        return handle.createQuery(QUERY)
                .define("schema", quotedSchema)
                .define("table", TABLE)
                .map((row, context) -> new HistoryRow(
                        row.getInt("installed_rank"),
                        row.getString("version"),
                        row.getString("description"),
                        row.getString("type"),
                        row.getObject("checksum", Integer.class),
                        row.getTimestamp("installed_on").toInstant(),
                        row.getBoolean("success")))
                .list();
    }
}
