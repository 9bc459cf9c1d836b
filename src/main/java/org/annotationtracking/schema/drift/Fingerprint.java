package org.annotationtracking.schema.drift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.ConstraintFacts;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.IndexFacts;
import org.annotationtracking.schema.catalog.TableFacts;

/** A hash of what the tables of ours demand and offer: equal for databases that differ only in names or in age. */
public final class Fingerprint {
    private final TreeSet<String> facts = new TreeSet<>();

    private Fingerprint() {}

    /** @param expected columns and tables beyond these are not ours to judge */
    public static String of(Catalog actual, Catalog expected) {
        Fingerprint fingerprint = new Fingerprint();
        actual.tables().forEach((name, table) -> {
            if (!HostTables.contains(name)) {
                fingerprint.table(name, table, expected.tables().get(name));
            }
        });
        actual.functions().forEach((name, hash) -> fingerprint.facts.add("function " + name + " " + hash));
        return "sha256:" + sha256(String.join("\n", fingerprint.facts));
    }

    private void table(String name, TableFacts table, @org.jspecify.annotations.Nullable TableFacts expected) {
        facts.add("table " + name + " " + table.kind());
        table.columns().forEach((column, is) -> {
            if (expected == null || expected.column(column).isPresent()) {
                facts.add("column %s.%s %s %s %s %s"
                        .formatted(
                                name,
                                column,
                                is.type(),
                                is.notNull(),
                                is.autonumber() != null,
                                Canonical.expression(is.defaultValue())));
            }
        });
        table.constraints().forEach(constraint -> constraint(name, constraint));
        table.indexes().stream()
                .filter(index -> table.indexes().stream().noneMatch(other -> makesNeedless(other, index)))
                .forEach(index -> index(name, index));
        table.triggers()
                .forEach(trigger -> facts.add(
                        "trigger %s %s %d %s".formatted(name, trigger.function(), trigger.type(), trigger.enabled())));
        table.rules().forEach(rule -> facts.add("rule " + name + " " + rule));
    }

    private void constraint(String table, ConstraintFacts is) {
        switch (is.kind()) {
            case FOREIGN_KEY ->
                facts.add("key %s %s %s %s %s %s"
                        .formatted(
                                table, is.columns(), is.target(), is.targetColumns(), is.onDelete(), is.validated()));
            case CHECK ->
                facts.add("check %s %s %s".formatted(table, Canonical.expression(is.definition()), is.validated()));
            case EXCLUSION -> facts.add("exclusion " + table + " " + is.definition());
            case PRIMARY_KEY, UNIQUE -> facts.add("unique " + table + " " + new TreeSet<>(is.columns()));
        }
    }

    private void index(String table, IndexFacts is) {
        if (is.unique() && is.predicate() == null) {
            facts.add("unique " + table + " " + new TreeSet<>(is.keys()));
        } else {
            facts.add("index %s %s %s %s %s %s %s"
                    .formatted(table, is.method(), is.unique(), is.valid(), is.keys(), is.included(), is.predicate()));
        }
    }

    /** One of two equal indexes counts, the one whose name comes first; a covered one does not. */
    private static boolean makesNeedless(IndexFacts other, IndexFacts index) {
        if (other.name().equals(index.name())) {
            return false;
        }
        boolean equal = index.covers(other) && other.covers(index);
        return other.covers(index) && (!equal || other.name().compareTo(index.name()) < 0);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
