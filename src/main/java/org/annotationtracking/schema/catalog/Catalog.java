package org.annotationtracking.schema.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables and trigger functions that matter to us, by name, as one database holds them. */
public record Catalog(SortedMap<String, TableFacts> tables, SortedMap<String, String> functions) {
    /** @param functions a hash of each body, blanks collapsed */
    public Catalog(Map<String, TableFacts> tables, Map<String, String> functions) {
        this(new TreeMap<>(tables), new TreeMap<>(functions));
    }

    /** A database with nothing of ours in it. */
    public static Catalog empty() {
        return new Catalog(Map.of(), Map.of());
    }

    public Optional<TableFacts> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }
}
