package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts.Kind;
import org.annotationtracking.schema.catalog.IndexFacts;

/** Primary and unique keys: a unique index is as good as a constraint. */
final class KeyComparison {
    private KeyComparison() {}

    static List<Finding> compare(TablePair pair) {
        List<Finding> findings = new ArrayList<>();
        List<ConstraintFacts> wanted = Stream.concat(
                        pair.expected().constraints(Kind.PRIMARY_KEY),
                        pair.expected().constraints(Kind.UNIQUE))
                .toList();
        List<IndexFacts> firm = pair.firmUniqueIndexes().toList();
        for (ConstraintFacts key : wanted) {
            if (firm.stream().noneMatch(index -> sameColumns(index.keys(), key.columns()))) {
                findings.add(missing(pair, key));
            }
        }
        for (IndexFacts index : pair.actual().indexes()) {
            if (index.unique()
                    && index.valid()
                    && wanted.stream().noneMatch(key -> index.keys().containsAll(key.columns()))
                    && pair.expected().indexes().stream().noneMatch(index::sameAs)) {
                findings.add(extra(pair, index));
            }
        }
        return findings;
    }

    private static boolean sameColumns(List<String> one, List<String> other) {
        return one.size() == other.size() && new HashSet<>(one).equals(Set.copyOf(other));
    }

    private static Finding missing(TablePair pair, ConstraintFacts key) {
        String columns = Ddl.list(key.columns());
        boolean primary = key.kind() == Kind.PRIMARY_KEY;
        String name = pair.freeName(key.name());
        return Finding.of(
                        primary ? DriftCode.PK_MISSING : DriftCode.UNIQUE_MISSING, pair.table() + " (" + columns + ")")
                .expected((primary ? "PRIMARY KEY " : "UNIQUE ") + key.name())
                .hurting(Hurt.table(pair.table()))
                .remedy(
                        Repair.WHEN_PROVED,
                        "CREATE UNIQUE INDEX CONCURRENTLY %s ON %s (%s)".formatted(name, pair.table(), columns),
                        "ALTER TABLE %s ADD CONSTRAINT %s %s USING INDEX %s"
                                .formatted(pair.table(), name, primary ? "PRIMARY KEY" : "UNIQUE", name))
                .provedBy(Count.duplicates(pair.table(), key.columns()));
    }

    private static Finding extra(TablePair pair, IndexFacts index) {
        String object = "%s on %s (%s)".formatted(index.name(), pair.table(), String.join(", ", index.keys()));
        DriftCode code = index.constraint() == null ? DriftCode.INDEX_EXTRA_UNIQUE : DriftCode.CONSTRAINT_EXTRA;
        return Finding.of(code, object)
                .found("UNIQUE" + (index.predicate() == null ? "" : " WHERE " + index.predicate()));
    }
}
