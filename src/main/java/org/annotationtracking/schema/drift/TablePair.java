package org.annotationtracking.schema.drift;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.IndexFacts;
import org.annotationtracking.schema.catalog.TableFacts;

/** One table as it should be and as it is. */
record TablePair(String table, TableFacts expected, TableFacts actual) {
    /** Columns that should be there and are not. */
    Set<String> missingColumns() {
        Set<String> missing = new TreeSet<>(expected.columns().keySet());
        missing.removeAll(actual.columns().keySet());
        return missing;
    }

    boolean knows(List<String> columns) {
        return expected.columns().keySet().containsAll(columns);
    }

    /** Valid unique indexes that forbid what they seem to forbid at the end of each statement. */
    Stream<IndexFacts> firmUniqueIndexes() {
        Set<String> lateConstraints = actual.constraints().stream()
                .filter(ConstraintFacts::deferrable)
                .map(ConstraintFacts::name)
                .collect(Collectors.toSet());
        return actual.indexes().stream()
                .filter(index -> index.unique() && index.valid() && index.predicate() == null)
                .filter(index -> index.constraint() == null || !lateConstraints.contains(index.constraint()));
    }

    /** The wanted name, or one like it if something else bears it already. */
    String freeName(String wanted) {
        Set<String> taken = Stream.concat(
                        actual.constraints().stream().map(ConstraintFacts::name),
                        actual.indexes().stream().map(IndexFacts::name))
                .collect(Collectors.toSet());
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
