package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.catalog.TableFacts;

/** All that can be said about one look at a database. */
public record Diagnosis(Mode mode, HistoryView history, Catalog expected, List<Finding> findings, String fingerprint) {
    private static final int OLDEST_SERVER = 140000;

    /** A pure function of what was read and what this program carries. */
    public static Diagnosis of(Snapshot snapshot, Shipped shipped, boolean coexist) {
        Mode mode = snapshot.mode();
        HistoryView history = HistoryComparison.compare(shipped.migrations(mode), snapshot.history());
        Catalog expected =
                history.last().map(last -> expectedAt(shipped, mode, last)).orElse(Catalog.empty());
        List<Finding> drift = SchemaComparison.compare(
                new Expectation(expected, coexist, !history.newer().isEmpty()), snapshot.catalog());
        List<Finding> findings = new ArrayList<>(environment(snapshot.environment()));
        findings.addAll(records(snapshot, history, drift));
        findings.addAll(drift);
        findings.sort(Comparator.comparing(Finding::severity));
        return new Diagnosis(
                mode, history, expected, List.copyOf(findings), Fingerprint.of(snapshot.catalog(), expected));
    }

    /** What a database of this mode holds after this migration: attached, nothing that only our own tables of the host carry. */
    public static Catalog expectedAt(Shipped shipped, Mode mode, ShippedMigration migration) {
        Catalog whole = shipped.expectedAt(migration);
        if (mode == Mode.STANDALONE) {
            return whole;
        }
        SortedMap<String, TableFacts> tables = new TreeMap<>(whole.tables());
        Set<String> hostFunctions = new java.util.TreeSet<>();
        tables.replaceAll((name, facts) -> {
            if (!HostTables.contains(name)) {
                return facts;
            }
            facts.triggers().forEach(trigger -> hostFunctions.add(trigger.function()));
            return facts.withoutTriggers();
        });
        SortedMap<String, String> functions = new TreeMap<>(whole.functions());
        functions.keySet().removeAll(hostFunctions);
        return new Catalog(tables, functions);
    }

    public Optional<Finding> worst() {
        return findings.stream().findFirst();
    }

    public boolean blocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** True when anything is found that an operator should hear of. */
    public boolean degraded() {
        return findings.stream()
                .anyMatch(
                        finding -> finding.severity() == Severity.BLOCKING || finding.severity() == Severity.DEGRADED);
    }

    private static List<Finding> environment(Environment place) {
        List<Finding> findings = new ArrayList<>();
        if (place.server() < OLDEST_SERVER) {
            findings.add(Finding.of(DriftCode.SERVER_TOO_OLD, "server")
                    .expected(String.valueOf(OLDEST_SERVER))
                    .found(String.valueOf(place.server()))
                    .hurting(Hurt.EVERYTHING));
        }
        if (place.schema() == null) {
            findings.add(Finding.of(DriftCode.PRIVILEGE_MISSING, "role " + place.role())
                    .expected("a schema on its search path that it may use")
                    .hurting(Hurt.EVERYTHING));
        }
        place.elsewhere()
                .forEach(schema -> findings.add(Finding.of(DriftCode.TABLE_SHADOWED, "annotation_tracking")
                        .found("also in schema " + schema)
                        .hurting(Hurt.EVERYTHING)));
        place.lacking()
                .forEach(right -> findings.add(Finding.of(DriftCode.PRIVILEGE_MISSING, right)
                        .expected("granted to " + place.role())
                        .hurting(Hurt.table(right.substring(right.lastIndexOf(' ') + 1)))
                        .remedy(Repair.NEVER, "GRANT " + right + " TO \"" + place.role() + '"')));
        place.unowned()
                .forEach(table -> findings.add(Finding.of(DriftCode.OWNER_DIFFERS, table)
                        .expected("a table this role may alter")
                        .as(Severity.INFO)));
        if (place.onlyReads()) {
            findings.add(Finding.of(DriftCode.STANDBY, "database " + place.database())
                    .found(place.standby() ? "in recovery" : "read-only"));
        }
        return findings;
    }

    private static List<Finding> records(Snapshot snapshot, HistoryView history, List<Finding> drift) {
        List<Finding> findings = new ArrayList<>();
        boolean sound = drift.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
        for (Finding finding : history.findings()) {
            boolean loud = finding.code() == DriftCode.HISTORY_CHECKSUM && !sound;
            findings.add(loud ? finding.as(Severity.BLOCKING).hurting(Hurt.EVERYTHING) : finding);
        }
        if (snapshot.environment().has("annotation_tracking") && !recorded(history)) {
            boolean empty = snapshot.environment().has(HistoryRow.TABLE);
            findings.add(Finding.of(empty ? DriftCode.HISTORY_EMPTY : DriftCode.HISTORY_ABSENT, HistoryRow.TABLE)
                    .hurting(Hurt.EVERYTHING));
        }
        drift.stream()
                .filter(finding -> finding.code() == DriftCode.TABLE_MISSING && !HostTables.contains(finding.object()))
                .forEach(finding -> findings.add(Finding.of(DriftCode.STAMPED_BUT_ABSENT, finding.object())
                        .hurting(Hurt.table(finding.object()))));
        return findings;
    }

    /** True when the history says that the table of ours was made or taken over. */
    private static boolean recorded(HistoryView history) {
        return history.applied().stream().anyMatch(migration -> migration.version() >= FIRST_OF_OURS)
                || !history.newer().isEmpty();
    }

    private static final int FIRST_OF_OURS = 10;
}
