package org.annotationtracking.schema;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.annotationtracking.schema.SchemaReport.DatabaseFacts;
import org.annotationtracking.schema.SchemaReport.MigrationFacts;
import org.annotationtracking.schema.SchemaReport.MigrationLine;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
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
        SortedMap<Integer, MigrationLine> lines = new TreeMap<>();
        history.applied().forEach(done -> lines.put(done.version(), line(done, "applied")));
        history.pending().forEach(open -> lines.put(open.version(), line(open, "pending")));
        history.failed().forEach(failed -> lines.put(failed.version(), line(failed, "failed")));
        history.unknown()
                .forEach((version, what) -> lines.put(version, new MigrationLine("V" + version, what, "unknown")));
        String last = history.last().map(done -> String.valueOf(done.version())).orElse(null);
        String available = Stream.concat(history.applied().stream(), history.pending().stream())
                .map(ShippedMigration::version)
                .max(Integer::compare)
                .map(String::valueOf)
                .orElse(null);
        return new MigrationFacts(last, available, history.pending().size(), List.copyOf(lines.values()));
    }

    private static MigrationLine line(ShippedMigration migration, String state) {
        return new MigrationLine("V" + migration.version(), migration.description(), state);
    }
}
