package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.Evidence;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.Snapshot;

/**
 * All that can be said about one look at a database: a pure function of what was read and what this program carries.
 *
 * @param adopting true when the table is there and no history of ours says how it came about
 * @param coexist true while another program may write the table
 */
public record Diagnosis(
        Mode mode,
        boolean adopting,
        boolean coexist,
        HistoryView history,
        Catalog expected,
        List<Finding> findings,
        String fingerprint) {
    private static final Set<DriftCode> STATUS_UNGUARDED = Set.of(
            DriftCode.CHECK_MISSING, DriftCode.CHECK_WITHHELD, DriftCode.CHECK_DIFFERS, DriftCode.CONSTRAINT_NOT_VALID);

    /** @param coexists what the operator says; empty: judge by Django's records */
    public static Diagnosis of(Snapshot snapshot, Shipped shipped, Optional<Boolean> coexists) {
        Mode mode = snapshot.mode();
        HistoryView history = HistoryComparison.compare(shipped.migrations(mode), snapshot.history());
        boolean coexist = coexists.orElse(!snapshot.djangoMigrations().isEmpty());
        boolean adopting = snapshot.catalog().table(Expected.TRACKING).isPresent() && !history.knowsOurTable();
        Expected whole = new Expected(shipped, mode, coexist);
        Optional<Integer> shown = snapshot.historyLost() ? whole.shownBy(snapshot.catalog()) : Optional.empty();
        Catalog expected =
                shown.map(whole::at).orElseGet(() -> whole.forDatabase(history, adopting, snapshot.catalog()));
        List<Finding> drift = SchemaComparison.compare(
                new Expectation(expected, coexist, !history.newer().isEmpty()), snapshot.catalog());
        List<Finding> findings = new ArrayList<>(Surroundings.findings(snapshot));
        findings.addAll(Surroundings.rightToMigrate(snapshot, history));
        findings.addAll(Records.findings(snapshot, history, adopting, shown, drift));
        drift.forEach(finding -> findings.add(Remedies.fromMigrations(finding, shipped, history)));
        return new Diagnosis(
                mode,
                adopting,
                coexist,
                history,
                expected,
                sorted(findings),
                Fingerprint.of(snapshot.catalog(), expected));
    }

    /** The questions whose answers decide what may be repaired. */
    public Set<String> probes() {
        return findings.stream()
                .filter(finding -> finding.repair() == Repair.WHEN_PROVED
                        && !finding.probe().isEmpty())
                .map(Finding::probe)
                .collect(Collectors.toSet());
    }

    /** True when nothing keeps other words out of the status column. */
    public boolean statusUnguarded() {
        return findings.stream()
                .anyMatch(finding -> STATUS_UNGUARDED.contains(finding.code())
                        && finding.object().startsWith(Expected.TRACKING + " "));
    }

    /** The same with what the rows say. */
    public Diagnosis proved(Evidence evidence) {
        List<Finding> judged = new ArrayList<>();
        findings.forEach(finding -> judged.add(finding.judged(evidence.counts().get(finding.probe()))));
        judged.addAll(RowFindings.of(evidence));
        return new Diagnosis(mode, adopting, coexist, history, expected, sorted(judged), fingerprint);
    }

    public Optional<Finding> worst() {
        return findings.stream().findFirst();
    }

    public boolean blocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    /** What the service may repair by itself. */
    public List<Finding> repairable() {
        return findings.stream()
                .filter(finding -> finding.repair() == Repair.AUTOMATIC)
                .toList();
    }

    /** True when nothing that blocks is left once the service has repaired what it may. */
    public boolean convergeable() {
        return findings.stream()
                .filter(finding -> finding.code() != DriftCode.HISTORY_ABSENT)
                .noneMatch(finding -> finding.blocks() && finding.repair() != Repair.AUTOMATIC);
    }

    /** True when anything is found that an operator should hear of. */
    public boolean degraded() {
        return findings.stream()
                .anyMatch(
                        finding -> finding.severity() == Severity.BLOCKING || finding.severity() == Severity.DEGRADED);
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
