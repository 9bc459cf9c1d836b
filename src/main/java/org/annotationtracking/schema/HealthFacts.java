package org.annotationtracking.schema;

import java.util.List;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The flat, stable keys of the health entry; everything else is in the full report. */
final class HealthFacts {
    private static final int MOST_FINDINGS = 20;

    private HealthFacts() {}

    static HealthCheckResponse of(SchemaReport report, boolean up) {
        HealthCheckResponseBuilder entry = HealthCheckResponse.named("schema")
                .status(up)
                .withData("state", report.state().name())
                .withData("migration.applied", text(report.migrations().applied()))
                .withData("migration.available", text(report.migrations().available()))
                .withData("migration.pending", report.migrations().pending())
                .withData("drift.blocking", report.count(Severity.BLOCKING))
                .withData("drift.degraded", report.count(Severity.DEGRADED))
                .withData("drift.cosmetic", report.count(Severity.COSMETIC))
                .withData("drift.info", report.count(Severity.INFO))
                .withData("drift.fingerprint", text(report.fingerprint()))
                .withData("checked.ms", report.checkedMs())
                .withData("checked.at", text(report.checkedAt()));
        if (report.mode() != null) {
            entry.withData("mode", report.mode().name());
        }
        if (!report.reason().isEmpty()) {
            entry.withData("reason", report.reason());
        }
        if (report.sqlState() != null) {
            entry.withData("sqlstate", report.sqlState());
        }
        findings(report.findings(), entry);
        return entry.withData("report", "/ops/schema").build();
    }

    private static void findings(List<Finding> findings, HealthCheckResponseBuilder entry) {
        int number = 0;
        boolean repairable = false;
        for (Finding finding : findings) {
            repairable |= !finding.remedy().isEmpty() && finding.severity().compareTo(Severity.DEGRADED) <= 0;
            if (++number <= MOST_FINDINGS) {
                entry.withData("finding." + number, finding.line());
            }
        }
        if (repairable) {
            entry.withData("repair", "schema plan  |  POST /ops/schema/plan");
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
