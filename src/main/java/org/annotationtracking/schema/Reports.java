package org.annotationtracking.schema;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.schema.SchemaReport.DatabaseFacts;
import org.annotationtracking.schema.SchemaReport.MigrationFacts;
import org.annotationtracking.schema.SchemaReport.MigrationLine;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.HistoryView;

/** Turns a diagnosis into what health and operators read. */
final class Reports {
    private Reports() {}

    static SchemaReport of(Snapshot snapshot, Diagnosis diagnosis, long tookMs) {
        Environment place = snapshot.environment();
        GuardianState state = state(diagnosis, place);
        return new SchemaReport(
                state,
                reason(state, diagnosis),
                null,
                diagnosis.mode(),
                new DatabaseFacts(place.database(), place.schema(), place.role(), place.server(), place.mayCreate()),
                migrations(diagnosis.history()),
                diagnosis.findings(),
                diagnosis.fingerprint(),
                place.at(),
                tookMs);
    }

    private static GuardianState state(Diagnosis diagnosis, Environment place) {
        if (diagnosis.blocked() || !diagnosis.history().pending().isEmpty()) {
            return GuardianState.BLOCKED;
        }
        if (place.onlyReads()) {
            return GuardianState.READ_ONLY;
        }
        return diagnosis.degraded() ? GuardianState.DEGRADED : GuardianState.READY;
    }

    private static String reason(GuardianState state, Diagnosis diagnosis) {
        if (state == GuardianState.READY) {
            return "";
        }
        return diagnosis
                .worst()
                .map(Finding::line)
                .orElse(diagnosis.history().pending().isEmpty() ? "" : "Migrations have not run yet");
    }

    private static MigrationFacts migrations(HistoryView history) {
        List<MigrationLine> lines = new ArrayList<>();
        history.applied()
                .forEach(done -> lines.add(new MigrationLine("V" + done.version(), done.description(), "applied")));
        history.pending()
                .forEach(open -> lines.add(new MigrationLine("V" + open.version(), open.description(), "pending")));
        history.newer().forEach(newer -> lines.add(new MigrationLine("V" + newer, "", "future")));
        history.findings().stream()
                .filter(finding -> finding.code() != DriftCode.HISTORY_FUTURE)
                .forEach(finding -> lines.add(new MigrationLine(
                        finding.object().replaceFirst(" .*", ""),
                        finding.object().replaceFirst("^\\S+ ?", ""),
                        finding.code().name().substring("HISTORY_".length()).toLowerCase(java.util.Locale.ROOT))));
        String last = history.last().map(done -> String.valueOf(done.version())).orElse(null);
        String available = lines.stream()
                .filter(line -> line.state().equals("pending"))
                .reduce((first, second) -> second)
                .map(line -> line.version().substring(1))
                .orElse(last);
        return new MigrationFacts(last, available, history.pending().size(), List.copyOf(lines));
    }
}
