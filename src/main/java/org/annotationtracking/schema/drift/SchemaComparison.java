package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.TableFacts;

/** The difference between a catalog and what it should be: a pure function. */
public final class SchemaComparison {
    /** Codes that only say there is more than we know of, which is natural after a newer version was here. */
    private static final Set<DriftCode> MORE_THAN_KNOWN = Set.of(
            DriftCode.COLUMN_EXTRA,
            DriftCode.CONSTRAINT_EXTRA,
            DriftCode.INDEX_EXTRA_UNIQUE,
            DriftCode.INDEX_DUPLICATE,
            DriftCode.TRIGGER_EXTRA,
            DriftCode.TRIGGER_DIFFERS,
            DriftCode.FUNCTION_DIFFERS,
            DriftCode.CHECK_DIFFERS,
            DriftCode.RULE_EXTRA);

    private SchemaComparison() {}

    /** All differences, worst first. */
    public static List<Finding> compare(Expectation expectation, Catalog actual) {
        List<Finding> findings = new ArrayList<>();
        expectation
                .catalog()
                .tables()
                .forEach((name, expected) -> findings.addAll(table(name, expected, actual, expectation)));
        findings.addAll(functions(expectation.catalog().functions(), actual.functions()));
        if (expectation.newer()) {
            findings.removeIf(finding -> MORE_THAN_KNOWN.contains(finding.code()));
        }
        findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::object));
        return List.copyOf(findings);
    }

    private static List<Finding> table(String name, TableFacts expected, Catalog actual, Expectation expectation) {
        TableFacts there = actual.tables().get(name);
        if (there == null && HostTables.isOptional(name)) {
            return List.of();
        }
        if (there == null) {
            return List.of(Finding.of(DriftCode.TABLE_MISSING, name).hurting(Hurt.table(name)));
        }
        if (HostTables.contains(name)) {
            List<Finding> findings = new ArrayList<>(HostComparison.compare(name, expected, there));
            // Where none of ours is due, triggers are a host's own business.
            if (!expected.triggers().isEmpty()) {
                findings.addAll(new TriggerComparison(name, expected, there).compare());
            }
            return findings;
        }
        if (!there.kind().equals(expected.kind())) {
            return List.of(Finding.of(DriftCode.RELATION_KIND, name)
                    .expected("table")
                    .found("relation of kind " + there.kind())
                    .hurting(Hurt.table(name)));
        }
        return ownTable(new TablePair(name, expected, there), expectation);
    }

    private static List<Finding> ownTable(TablePair pair, Expectation expectation) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(KeyComparison.compare(pair));
        findings.addAll(ForeignKeyComparison.compare(pair));
        findings.addAll(CheckComparison.compare(pair, expectation.coexist()));
        findings.addAll(IndexComparison.compare(pair));
        findings.addAll(new TriggerComparison(pair.table(), pair.expected(), pair.actual()).compare());
        List<Finding> all = ColumnComparison.compare(pair, findings);
        for (String rule : pair.actual().rules()) {
            all.add(Finding.of(DriftCode.RULE_EXTRA, pair.table() + " rule " + rule)
                    .hurting(Hurt.table(pair.table())));
        }
        return all;
    }

    private static List<Finding> functions(Map<String, String> expected, Map<String, String> actual) {
        List<Finding> findings = new ArrayList<>();
        expected.forEach((name, hash) -> {
            String there = actual.get(name);
            if (there == null) {
                findings.add(Finding.of(DriftCode.FUNCTION_MISSING, name + "()").hurting(Hurt.trigger(name)));
            } else if (!there.equals(hash)) {
                findings.add(Finding.of(DriftCode.FUNCTION_DIFFERS, name + "()").hurting(Hurt.trigger(name)));
            }
        });
        return findings;
    }
}
