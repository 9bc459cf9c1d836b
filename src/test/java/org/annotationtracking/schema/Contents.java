package org.annotationtracking.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table holds, column by column, as it is now: {@link #hash} tells later whether every value of every row is still
 * there, whatever was added, retyped or turned round since.
 */
record Contents(TestDatabase database, String rows, List<String> columns, String before) {
    /** The status a plan may change, and what it becomes. */
    private static final String STATUS = "replace(status, 'reviewed', 'approved')";

    /** The rows there are now; what comes later is not looked at. */
    static Contents of(TestDatabase database, String table) {
        List<String> columns = database.query(handle -> handle.createQuery("""
                        SELECT CASE WHEN column_name = 'status' THEN '%s'
                                    WHEN data_type LIKE 'timestamp%%' THEN column_name || '\\:\\:timestamptz'
                                    ELSE column_name END
                          FROM information_schema.columns WHERE table_name = :table AND table_schema = 'public'
                         ORDER BY column_name
                        """.formatted(STATUS.replace("'", "''")))
                .bind("table", table)
                .mapTo(String.class)
                .list());
        String rows = "%s WHERE id <= %s".formatted(table, database.value("SELECT coalesce(max(id), 0) FROM " + table));
        return new Contents(database, rows, columns, new Contents(database, rows, columns, "").hash());
    }

    /** Number of rows and a hash over all values; a NULL is another value than an empty text. */
    String hash() {
        String row = columns.stream()
                .map(column -> "coalesce('=' || (" + column + ")::text, '-')")
                .collect(Collectors.joining(", "));
        return database.value("SELECT count(*) || ' rows ' || coalesce(md5(string_agg(concat_ws('|', " + row
                + "), chr(10) ORDER BY id)), '') FROM " + rows);
    }
}
