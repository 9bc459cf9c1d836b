package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Needs;
import org.annotationtracking.schema.drift.Severity;

/** Lets through what the schema can serve and names the finding that stands against the rest. */
@ApplicationScoped
class CapabilityGate implements Capabilities {
    private final Watch watch;
    private final SchemaGuardian guardian;
    private final Needs needs = Needs.shipped();

    CapabilityGate(Watch watch, SchemaGuardian guardian) {
        this.watch = watch;
        this.guardian = guardian;
    }

    @Override
    public Optional<Outage> outage(Asked asked) {
        SchemaReport report = watch.report();
        return switch (report.state()) {
            case READY -> Optional.empty();
            case WAITING_DB -> Optional.of(new Outage("waiting_for_database", "The database is away", true));
            case PROBING, CLASSIFYING, ADOPTING, MIGRATING, VERIFYING ->
                Optional.of(new Outage(
                        "schema_" + report.state().name().toLowerCase(Locale.ROOT),
                        "The database is being brought up to date",
                        true));
            case READ_ONLY ->
                asked.use() == Use.WRITE
                        ? Optional.of(new Outage("schema_read_only", "The database only serves reads now", true))
                        : because(report, asked);
            case DEGRADED, BLOCKED -> because(report, asked);
        };
    }

    private Optional<Outage> because(SchemaReport report, Asked asked) {
        Optional<Outage> finding = report.findings().stream()
                .filter(one -> disables(one, asked))
                .findFirst()
                .map(CapabilityGate::outage);
        boolean pending = report.state() == GuardianState.BLOCKED;
        return finding.isPresent() || !pending
                ? finding
                : Optional.of(new Outage("schema_blocked", "The database is not as this version needs it", false));
    }

    /** What was tried out is known exactly; anything else goes by what the operation says it needs. */
    private boolean disables(Finding finding, Asked asked) {
        return finding.blocks()
                || (finding.severity() == Severity.BLOCKING
                        && needs.fails(asked.operation(), finding)
                                .orElseGet(() -> asked.needs().stream().anyMatch(finding::disables)));
    }

    private static Outage outage(Finding finding) {
        return new Outage(
                finding.code().asErrorCode(), finding.code().meaning() + " (" + finding.object() + ")", false);
    }

    @Override
    public void doubt() {
        guardian.nudge();
    }
}
