package org.annotationtracking.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Snapshot;

/** What our history and Django's records say, held against the tables. */
final class Records {
    private static final String ADOPTED = "adopted from ";

    private Records() {}

    static List<Finding> findings(
            Snapshot snapshot, HistoryView history, boolean adopting, Optional<Integer> shown, List<Finding> drift) {
        List<Finding> findings = new ArrayList<>(ours(snapshot, history, adopting, shown, drift));
        findings.addAll(Django.findings(snapshot));
        return findings;
    }

    private static List<Finding> ours(
            Snapshot snapshot, HistoryView history, boolean adopting, Optional<Integer> shown, List<Finding> drift) {
        List<Finding> findings = new ArrayList<>();
        boolean sound = drift.stream().noneMatch(finding -> finding.severity() == Severity.BLOCKING);
        for (Finding finding : history.findings()) {
            boolean loud = finding.code() == DriftCode.HISTORY_CHECKSUM && !sound;
            findings.add(loud ? finding.as(Severity.BLOCKING).hurting(Hurt.EVERYTHING) : finding);
        }
        if (adopting) {
            boolean empty = snapshot.environment().has(HistoryRow.TABLE)
                    && snapshot.history().isEmpty();
            boolean stranded = snapshot.mode() == Mode.STANDALONE;
            boolean lost = empty || stranded || snapshot.historyLost();
            findings.add(Finding.of(lost ? DriftCode.HISTORY_EMPTY : DriftCode.HISTORY_ABSENT, HistoryRow.TABLE)
                    .found(shown.map(version -> "tables as V" + version + " makes them")
                            .orElse(""))
                    .hurting(Hurt.EVERYTHING));
        }
        drift.stream()
                .filter(finding -> finding.code() == DriftCode.TABLE_MISSING && !HostTables.contains(finding.object()))
                .forEach(finding -> findings.add(Finding.of(DriftCode.STAMPED_BUT_ABSENT, finding.object())
                        .hurting(Hurt.table(finding.object()))));
        snapshot.history().stream()
                .filter(row ->
                        row.type().equals("BASELINE") && row.description().startsWith(ADOPTED))
                .forEach(row -> findings.add(Finding.of(DriftCode.ADOPTED_FROM, Expected.TRACKING)
                        .found(row.description().substring(ADOPTED.length()))));
        return findings;
    }
}
