package org.annotationtracking.schema.status;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.annotationtracking.schema.catalog.Asking;
import org.jdbi.v3.core.Handle;

/** How many rows there are, without reading big tables for it. */
public final class RowCounts {
    /** Pages that are read in a few milliseconds; a bigger table's rows are the server's estimate. */
    private static final int FEW_PAGES = 500;

    private static final String SIZES = """
            SELECT c.relname, greatest(c.reltuples, 0)::bigint AS about,
                   pg_relation_size(c.oid) / current_setting('block_size')::int <= :few AS small
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = :schema AND c.relkind IN ('r', 'p') AND c.relname IN (<tables>)
               AND has_table_privilege(c.oid, 'SELECT')
            """;
    private static final String COUNTERS = """
            SELECT status, sum(amount)::bigint AS n FROM annotation_tracking_count GROUP BY 1 HAVING sum(amount) != 0
            """;
    private static final String RECOUNT = "SELECT status, count(*) AS n FROM annotation_tracking GROUP BY 1";

    private RowCounts() {}

    /** @param estimated true when nobody counted */
    public record Count(long rows, boolean estimated) {}

    private record Size(String name, long about, boolean small) {}

    /** Rows of each of these tables that this role may read. */
    public static SortedMap<String, Count> read(Handle handle, String schema, Collection<String> tables) {
        List<Size> sizes = tables.isEmpty() ? List.of() : sizes(handle, schema, tables);
        SortedMap<String, Count> counts = new TreeMap<>();
        sizes.forEach(size -> counts.put(size.name(), new Count(size.about(), true)));
        String small = sizes.stream()
                .filter(Size::small)
                .map(size -> "SELECT '%1$s' AS name, count(*) AS n FROM \"%1$s\"".formatted(size.name()))
                .collect(Collectors.joining(" UNION ALL "));
        if (!small.isEmpty()) {
            counted(handle, small, "name")
                    .ifPresent(known -> known.forEach((name, n) -> counts.put(name, new Count(n, false))));
        }
        return counts;
    }

    /** Rows by status: as counted along, else counted now; empty when that takes too long or is not allowed. */
    public static SortedMap<String, Long> statuses(Handle handle, boolean counters) {
        return counted(handle, counters ? COUNTERS : RECOUNT, "status").orElseGet(TreeMap::new);
    }

    private static List<Size> sizes(Handle handle, String schema, Collection<String> tables) {
        return handle.createQuery(SIZES)
                .bind("schema", schema)
                .bind("few", FEW_PAGES)
                .bindList("tables", tables)
                .map((row, context) ->
                        new Size(row.getString("relname"), row.getLong("about"), row.getBoolean("small")))
                .list();
    }

    private static Optional<SortedMap<String, Long>> counted(Handle handle, String sql, String key) {
        return Asking.within(handle, sql, query -> {
            SortedMap<String, Long> found = new TreeMap<>();
            query.map((row, context) -> Map.entry(String.valueOf(row.getString(key)), row.getLong("n")))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
            return found;
        });
    }
}
