package org.annotationtracking.schema.catalog;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables and trigger functions that matter to us, by name, as one database holds them.
 *
 * @param functions a hash of each body, blanks collapsed
 */
public record Catalog(SortedMap<String, TableFacts> tables, SortedMap<String, String> functions) {
    /** A database with nothing of ours in it. */
    public static Catalog empty() {
        return new Catalog(new TreeMap<>(), new TreeMap<>());
    }

    public Optional<TableFacts> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }
}
