package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.ConstraintFacts.Kind;

/** Foreign keys by what they tie together and what they do on deletion. */
final class ForeignKeyComparison {
    private static final Map<String, String> ACTIONS =
            Map.of("a", "NO ACTION", "r", "RESTRICT", "c", "CASCADE", "n", "SET NULL", "d", "SET DEFAULT");

    private final TablePair pair;
    private final List<Finding> findings = new ArrayList<>();

    private ForeignKeyComparison(TablePair pair) {
        this.pair = pair;
    }

    static List<Finding> compare(TablePair pair) {
        ForeignKeyComparison comparison = new ForeignKeyComparison(pair);
        pair.expected().constraints(Kind.FOREIGN_KEY).forEach(comparison::key);
        pair.actual().constraints(Kind.FOREIGN_KEY).forEach(comparison::extra);
        return comparison.findings;
    }

    private void key(ConstraintFacts expected) {
        List<ConstraintFacts> there = sameColumns(expected);
        List<ConstraintFacts> right =
                there.stream().filter(key -> fits(expected, key)).toList();
        if (there.isEmpty()) {
            findings.add(Finding.of(DriftCode.FK_MISSING, object(expected))
                    .expected(describe(expected))
                    .remedy(Repair.WHEN_PROVED, add(expected), validate(expected))
                    .provedBy(Count.orphans(pair.table(), expected)));
            return;
        }
        there.stream().filter(key -> !right.contains(key)).forEach(key -> wrong(expected, key, right.isEmpty()));
        right.stream()
                .skip(1)
                .forEach(key -> findings.add(Finding.of(DriftCode.FK_DUPLICATE, object(expected))
                        .found(key.name() + " beside " + right.get(0).name())
                        .remedy(Repair.NEVER, Ddl.dropConstraint(pair.table(), key.name()))));
        right.stream().limit(1).forEach(key -> manner(expected, key));
    }

    private void wrong(ConstraintFacts expected, ConstraintFacts key, boolean needsNew) {
        boolean elsewhere = !Objects.equals(expected.target(), key.target())
                || !expected.targetColumns().equals(key.targetColumns());
        String drop = Ddl.dropConstraint(pair.table(), key.name());
        findings.add(Finding.of(elsewhere ? DriftCode.FK_TARGET : DriftCode.FK_ACTION, object(expected))
                .expected(describe(expected))
                .found(describe(key) + " (" + key.name() + ")")
                .remedy(
                        elsewhere ? Repair.ASK : Repair.WHEN_PROVED,
                        needsNew ? new String[] {add(expected), validate(expected), drop} : new String[] {drop})
                .provedBy(Count.orphans(pair.table(), expected)));
    }

    private void manner(ConstraintFacts expected, ConstraintFacts key) {
        if (!key.validated()) {
            findings.add(Finding.of(DriftCode.CONSTRAINT_NOT_VALID, pair.table() + " " + key.name())
                    .expected("validated")
                    .found("NOT VALID")
                    .remedy(Repair.WHEN_PROVED, Ddl.validate(pair.table(), key.name()))
                    .provedBy(Count.orphans(pair.table(), expected)));
        }
        if (key.deferrable() != expected.deferrable()) {
            findings.add(Finding.of(DriftCode.FK_DEFERRABILITY, object(expected))
                    .expected(expected.deferrable() ? "DEFERRABLE" : "not deferrable")
                    .found(key.deferrable() ? "DEFERRABLE" : "not deferrable"));
        }
    }

    private void extra(ConstraintFacts key) {
        boolean known = pair.expected()
                .constraints(Kind.FOREIGN_KEY)
                .anyMatch(expected -> expected.columns().equals(key.columns()));
        if (!known && pair.knows(key.columns())) {
            findings.add(
                    Finding.of(DriftCode.CONSTRAINT_EXTRA, object(key)).found(describe(key) + " (" + key.name() + ")"));
        }
    }

    private List<ConstraintFacts> sameColumns(ConstraintFacts expected) {
        return pair.actual()
                .constraints(Kind.FOREIGN_KEY)
                .filter(key -> key.columns().equals(expected.columns()))
                .toList();
    }

    private static boolean fits(ConstraintFacts expected, ConstraintFacts key) {
        return Objects.equals(expected.target(), key.target())
                && expected.targetColumns().equals(key.targetColumns())
                && Objects.equals(expected.onDelete(), key.onDelete());
    }

    private String object(ConstraintFacts key) {
        return "%s (%s)".formatted(pair.table(), Ddl.list(key.columns()));
    }

    private String add(ConstraintFacts expected) {
        return Ddl.addForeignKey(pair.table(), named(expected));
    }

    private String validate(ConstraintFacts expected) {
        return Ddl.validate(pair.table(), named(expected).name());
    }

    private ConstraintFacts named(ConstraintFacts key) {
        return key.named(pair.freeName(key.name()));
    }

    private static String describe(ConstraintFacts key) {
        return "REFERENCES %s (%s) ON DELETE %s"
                .formatted(
                        key.target(),
                        Ddl.list(key.targetColumns()),
                        ACTIONS.getOrDefault(String.valueOf(key.onDelete()), "?"));
    }
}
