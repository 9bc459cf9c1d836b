package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.annotationtracking.schema.plan.Replay;
import org.annotationtracking.schema.plan.Verification;
import org.annotationtracking.schema.status.Inventory;
import org.annotationtracking.schema.status.RowCounts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What operators may look at; leaves nothing behind. Beside a running service too. */
@ApplicationScoped
public class SchemaInspection {
    private final SchemaDatabase database;
    private final Observer observer;

    SchemaInspection(SchemaDatabase database, Observer observer) {
        this.database = database;
        this.observer = observer;
    }

    /** Looks now. */
    public StatusReport status() {
        return database.read(connection -> {
            long started = System.nanoTime();
            Seen seen = observer.look(connection);
            SchemaReport plain =
                    Reports.of(seen.snapshot(), seen.diagnosis(), (System.nanoTime() - started) / 1_000_000);
            SchemaReport report = database.wayAmiss().map(plain::heldUpBy).orElse(plain);
            try (Handle handle = Jdbi.create(connection).open()) {
                return status(handle, seen, report);
            }
        });
    }

    /** Findings of a closer look: those of the watch, and counters held against a recount. */
    public List<Finding> verify() {
        return database.read(connection -> {
            List<Finding> findings =
                    new ArrayList<>(observer.look(connection).diagnosis().findings());
            database.wayAmiss().ifPresent(findings::add);
            if (findings.stream().noneMatch(Finding::blocks)) {
                findings.addAll(Verification.recount(connection));
            }
            return findings;
        });
    }

    /**
     * What a replay of the migrations on this very server shows beyond the findings that are known already; needs the
     * right to create a schema, which is rolled back. Refuses with {@code schema_look_failed} where that is impossible.
     */
    public List<Finding> deep(List<Finding> known) {
        Set<String> lines = known.stream().map(Finding::line).collect(Collectors.toSet());
        try (Connection connection = database.trial()) {
            return Replay.compare(connection, observer).stream()
                    .filter(finding -> !lines.contains(finding.line()))
                    .toList();
        } catch (SQLException e) {
            throw Failures.refusal(e, "schema_look_failed");
        }
    }

    /** Tries the table out and rolls back; refuses with {@code schema_change_failed} at the first step that fails. */
    public List<String> smoke() {
        try (Connection connection = database.trial()) {
            return Verification.smoke(connection);
        } catch (SQLException e) {
            throw Failures.refusal(e, "schema_change_failed");
        }
    }

    /** What a code means; refuses with {@code unknown_code}. */
    public static String explain(String code) {
        try {
            DriftCode known = DriftCode.valueOf(code.toUpperCase(Locale.ROOT));
            return "%s (%s): %s".formatted(known, known.severity(), known.meaning());
        } catch (IllegalArgumentException e) {
            throw new DomainException(
                    DomainException.Kind.NOT_FOUND,
                    "unknown_code",
                    "No finding is called " + code + ": " + e.getMessage());
        }
    }

    private StatusReport status(Handle handle, Seen seen, SchemaReport report) {
        Catalog actual = seen.snapshot().catalog();
        String schema = seen.snapshot().environment().schema();
        Set<String> tables = actual.tables().keySet();
        boolean table = actual.table(Expected.TRACKING).isPresent();
        SortedMap<String, Long> statuses =
                table && seen.diagnosis().findings().stream().noneMatch(Finding::blocks)
                        ? RowCounts.statuses(handle, countersStand(seen))
                        : new TreeMap<>();
        SortedMap<String, RowCounts.Count> rows =
                schema == null ? new TreeMap<>() : RowCounts.read(handle, schema, tables);
        if (!statuses.isEmpty()) {
            long sum = statuses.values().stream().mapToLong(n -> n).sum();
            rows.put(Expected.TRACKING, new RowCounts.Count(sum, false));
        }
        return new StatusReport(
                report, database.help(), statuses, Inventory.of(seen.diagnosis().expected(), actual, rows));
    }

    /** Counters may be shown when they are there and nothing that keeps them is hurt. */
    private static boolean countersStand(Seen seen) {
        return seen.snapshot().catalog().table("annotation_tracking_count").isPresent()
                && seen.diagnosis().findings().stream()
                        .map(Finding::object)
                        .noneMatch(object -> object.contains("annotation_tracking_count"));
    }
}
