package org.annotationtracking.schema;

import java.util.List;
import java.util.stream.Stream;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the guardian knows, as it was at the last look; never asks the database.
 *
 * @param reason one sentence on why the state is what it is; empty when there is nothing to explain
 * @param sqlState of the last error
 * @param checkedAt the database's clock at the last look
 * @param checkedMs how long the look took
 */
public record SchemaReport(
        GuardianState state,
        String reason,
        @Nullable String sqlState,
        @Nullable Mode mode,
        @Nullable DatabaseFacts database,
        MigrationFacts migrations,
        List<Finding> findings,
        @Nullable String fingerprint,
        @Nullable String checkedAt,
        long checkedMs) {
    /** Before the first look. */
    static final SchemaReport NOTHING_KNOWN = new SchemaReport(
            GuardianState.WAITING_DB,
            "The database has not answered yet",
            null,
            null,
            null,
            MigrationFacts.NONE,
            List.of(),
            null,
            null,
            0);

    SchemaReport in(GuardianState other, String why, @Nullable String error) {
        return new SchemaReport(
                other, why, error, mode, database, migrations, findings, fingerprint, checkedAt, checkedMs);
    }

    /** The same with what keeps anything from being changed. */
    SchemaReport heldUpBy(Finding obstacle) {
        List<Finding> all =
                Stream.concat(findings.stream(), Stream.of(obstacle)).toList();
        GuardianState unhurt = state == GuardianState.READY ? GuardianState.DEGRADED : state;
        return new SchemaReport(
                obstacle.blocks() ? GuardianState.BLOCKED : unhurt,
                obstacle.line(),
                sqlState,
                mode,
                database,
                migrations,
                all,
                fingerprint,
                checkedAt,
                checkedMs);
    }

    long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Where we are. */
    public record DatabaseFacts(String name, @Nullable String schema, String role, int server, boolean mayCreate) {}

    /**
     * Which migrations ran.
     *
     * @param applied the last one that ran here
     * @param available the last one this program carries
     */
    public record MigrationFacts(
            @Nullable String applied, @Nullable String available, int pending, List<MigrationLine> lines) {
        static final MigrationFacts NONE = new MigrationFacts(null, null, 0, List.of());
    }

    /**
     * One migration and what became of it here.
     *
     * @param state {@code applied}, {@code pending}, {@code failed}, or {@code unknown} for one this program does not carry
     */
    public record MigrationLine(String version, String description, String state) {}
}
