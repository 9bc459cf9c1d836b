package org.annotationtracking.schema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How many rows there are and what is in each column, in a form that can be compared; the order of rows does not count.
 *
 * @param columns a hash of every value with its row's id
 */
record Proof(long rows, Map<String, String> columns) {
    private static final String COLUMNS = """
            SELECT a.attname
              FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = CAST(:table AS regclass) AND a.attnum > 0 AND NOT a.attisdropped
             ORDER BY a.attname
            """;

    /**
     * @param without columns that may change
     * @param where the rows that stay
     * @param retype the column that is read as it will be
     */
    static Proof of(Handle handle, String table, List<String> without, String where, @Nullable Retype retype) {
        List<String> names = handle.createQuery(COLUMNS)
                .bind("table", table)
                .mapTo(String.class)
                .filter(name -> !without.contains(name))
                .list();
        List<String> sums = new ArrayList<>();
        for (String name : names) {
            String value = retype != null && retype.column().equals(name) ? retype.readsAs() : '"' + name + '"';
            sums.add(
                    "sum(hashtextextended(coalesce(%s::text, '') || '|' || (%s IS NULL) || '|' || id::text, 0)) AS \"%s\""
                            .formatted(value, value, name));
        }
        String sql =
                "SELECT count(*) AS \"count(*)\", %s FROM %s WHERE %s".formatted(String.join(", ", sums), table, where);
        Map<String, String> columns = new TreeMap<>();
        handle.createQuery(sql).mapToMap().one().forEach((name, sum) -> columns.put(name, String.valueOf(sum)));
        long rows = Long.parseLong(String.valueOf(columns.remove("count(*)")));
        return new Proof(rows, columns);
    }
}
