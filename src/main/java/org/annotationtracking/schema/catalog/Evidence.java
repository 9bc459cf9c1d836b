package org.annotationtracking.schema.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What only the rows can tell.
 *
 * @param counts rows counted by each probe; a probe that could not be answered in time is not in it
 * @param strayStatuses words in the status column that are not in our vocabulary, with their rows
 */
public record Evidence(Map<String, Long> counts, SortedMap<String, Long> strayStatuses, List<SequenceFacts> sequences) {
    public static final Evidence NONE = new Evidence(Map.of(), new TreeMap<>(), List.of());

    private static final List<String> NUMBERED = List.of("annotation_tracking", "skipped_example");
    private static final String STRAY = """
            SELECT coalesce(status, '') AS status, count(*) AS n
              FROM annotation_tracking
             WHERE status IS NULL OR status NOT IN ('pending', 'submitted', 'approved', 'rejected')
             GROUP BY 1
            """;

    /**
     * Reads rows; a question that takes too long stays open.
     *
     * @param statuses whether stray words in the status column are possible at all
     */
    public static Evidence read(Handle handle, Catalog catalog, Collection<String> probes, boolean statuses) {
        Map<String, Long> counts = new HashMap<>();
        for (String probe : probes) {
            Asking.within(handle, probe, query -> query.mapTo(Long.class).one())
                    .ifPresent(count -> counts.put(probe, count));
        }
        SortedMap<String, Long> stray = new TreeMap<>();
        if (statuses) {
            Asking.within(
                            handle,
                            STRAY,
                            query -> query.map((row, context) -> Map.entry(row.getString("status"), row.getLong("n")))
                                    .list())
                    .orElse(List.of())
                    .forEach(entry -> stray.put(entry.getKey(), entry.getValue()));
        }
        return new Evidence(counts, stray, sequences(handle, catalog));
    }

    /** The same without asking the rows again: only the sequences, which cost nothing. */
    public Evidence refreshed(Handle handle, Catalog catalog) {
        return new Evidence(counts, strayStatuses, sequences(handle, catalog));
    }

    private static List<SequenceFacts> sequences(Handle handle, Catalog catalog) {
        List<SequenceFacts> found = new ArrayList<>();
        for (String name : NUMBERED) {
            catalog.table(name)
                    .filter(table -> table.kind().equals("r"))
                    .ifPresent(table -> table.columns().forEach((column, facts) -> {
                        String sequence = facts.sequence();
                        if (sequence != null) {
                            SequenceFacts.read(handle, name, column, sequence).ifPresent(found::add);
                        }
                    }));
        }
        return found;
    }
}
