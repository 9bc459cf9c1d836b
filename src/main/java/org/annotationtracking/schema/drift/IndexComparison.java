package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.schema.catalog.IndexFacts;

/** Indexes by what they index; keys have their own comparison. */
final class IndexComparison {
    private final TablePair pair;
    private final List<Finding> findings = new ArrayList<>();

    private IndexComparison(TablePair pair) {
        this.pair = pair;
    }

    static List<Finding> compare(TablePair pair) {
        IndexComparison comparison = new IndexComparison(pair);
        pair.expected().indexes().stream()
                .filter(index -> index.constraint() == null)
                .forEach(comparison::index);
        pair.actual().indexes().stream().filter(index -> !index.valid()).forEach(comparison::invalid);
        comparison.duplicates();
        return comparison.findings;
    }

    private void index(IndexFacts expected) {
        List<IndexFacts> there = pair.actual().indexes();
        if (there.stream().anyMatch(index -> index.valid() && index.sameAs(expected))) {
            return;
        }
        Optional<IndexFacts> cover = there.stream()
                .filter(index -> index.covers(expected) && !hasItsOwnPlace(index))
                .findFirst();
        IndexFacts named = expected.named(pair.freeName(expected.name()));
        if (cover.isPresent()) {
            findings.add(Finding.of(DriftCode.INDEX_COVERED, object(expected))
                    .found(cover.get().name())
                    .remedy(Repair.NEVER, Ddl.createIndex(pair.table(), named)));
        } else if (there.stream().noneMatch(index -> index.sameAs(expected))) {
            findings.add(Finding.of(DriftCode.INDEX_MISSING, object(expected))
                    .remedy(Repair.AUTOMATIC, Ddl.createIndex(pair.table(), named)));
        }
    }

    /** An index that is expected beside the missing one cannot stand in for it: both were meant to be there. */
    private boolean hasItsOwnPlace(IndexFacts index) {
        return pair.expected().indexes().stream().anyMatch(other -> other.constraint() == null && other.sameAs(index));
    }

    private void invalid(IndexFacts index) {
        Finding finding = Finding.of(DriftCode.INDEX_INVALID, object(index)).found("INVALID");
        boolean ours = pair.expected().indexes().stream().anyMatch(index::sameAs);
        boolean replaced = pair.actual().indexes().stream().anyMatch(other -> other.valid() && other.sameAs(index));
        if (!ours) {
            findings.add(finding.remedy(Repair.NEVER, Ddl.dropIndex(index.name())));
        } else if (replaced) {
            findings.add(finding.remedy(Repair.AUTOMATIC, Ddl.dropIndex(index.name())));
        } else {
            findings.add(finding.remedy(
                    Repair.AUTOMATIC, Ddl.dropIndex(index.name()), Ddl.createIndex(pair.table(), index)));
        }
    }

    private void duplicates() {
        List<IndexFacts> seen = new ArrayList<>();
        for (IndexFacts index : pair.actual().indexes()) {
            seen.stream()
                    .filter(other -> index.valid() && other.sameAs(index))
                    .findFirst()
                    .ifPresent(other -> findings.add(Finding.of(DriftCode.INDEX_DUPLICATE, object(index))
                            .found("the same as " + other.name())
                            .remedy(Repair.NEVER, Ddl.dropIndex(index.name()))));
            if (index.valid()) {
                seen.add(index);
            }
        }
    }

    private String object(IndexFacts index) {
        // The predicate belongs to the name: with it the index is found to follow from a column that is gone.
        String rows = index.predicate() == null ? "" : " WHERE " + index.predicate();
        return "%s on %s (%s)%s".formatted(index.name(), pair.table(), String.join(", ", index.keys()), rows);
    }
}
