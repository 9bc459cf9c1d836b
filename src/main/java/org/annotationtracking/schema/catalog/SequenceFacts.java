package org.annotationtracking.schema.catalog;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A sequence, and the highest number its column holds. */
public record SequenceFacts(String table, String column, String sequence, long next, long highest) {
    private static final String MAY = """
            SELECT has_sequence_privilege(format('%I', :sequence), 'SELECT')
               AND has_table_privilege(format('%I', :table), 'SELECT')
            """;

    private static final String QUERY = """
            SELECT coalesce((SELECT max(<column>) FROM <table>), 0) AS highest,
                   s.last_value + CASE WHEN s.is_called THEN 1 ELSE 0 END AS next
              FROM <sequence> s
            """;

    /** Empty when this role may not look. */
    static Optional<SequenceFacts> read(Handle handle, String table, String column, String sequence) {
        boolean may = handle.createQuery(MAY)
                .bind("sequence", sequence)
                .bind("table", table)
                .mapTo(Boolean.class)
                .one();
        if (!may) {
            return Optional.empty();
        }
        return handle.createQuery(QUERY)
                .define("table", quoted(table))
                .define("column", quoted(column))
                .define("sequence", quoted(sequence))
                .map((row, context) ->
                        new SequenceFacts(table, column, sequence, row.getLong("next"), row.getLong("highest")))
                .findOne();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public boolean lagsBehind() {
        return next <= highest;
    }
}
