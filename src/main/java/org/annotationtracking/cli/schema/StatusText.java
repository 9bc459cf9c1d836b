package org.annotationtracking.cli.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.annotationtracking.schema.SchemaReport;
import org.annotationtracking.schema.SchemaReport.DatabaseFacts;
import org.annotationtracking.schema.SchemaReport.MigrationFacts;
import org.annotationtracking.schema.StatusReport;
import org.annotationtracking.schema.StatusReport.ConnectionHelp;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.status.ObjectStatus;
import org.annotationtracking.schema.status.TableStatus;

/** A status for people. */
final class StatusText {
    private final List<String> lines = new ArrayList<>();

    private StatusText() {}

    /** @param all whether every table is taken apart, rather than the one everything is about and those that differ */
    static List<String> of(StatusReport status, boolean all) {
        StatusText text = new StatusText();
        SchemaReport schema = status.schema();
        text.add("state", schema.state() + (schema.mode() == null ? "" : ", " + schema.mode()));
        if (!schema.reason().isEmpty()) {
            text.add("because", schema.reason());
        }
        text.database(schema.database());
        text.connection(status.connection());
        text.migrations(schema.migrations());
        schema.findings().forEach(finding -> text.lines.add("%-10s %s".formatted(finding.severity(), finding.line())));
        if (!status.statuses().isEmpty()) {
            text.add("statuses", counted(status.statuses()));
        }
        status.tables().forEach(table -> text.table(table, all));
        return text.lines;
    }

    private void database(@org.jspecify.annotations.Nullable DatabaseFacts facts) {
        if (facts != null) {
            add(
                    "database",
                    "%s, PostgreSQL %d.%d, schema %s, as %s%s"
                            .formatted(
                                    facts.name(),
                                    facts.server() / 10_000,
                                    facts.server() % 10_000,
                                    facts.schema(),
                                    facts.role(),
                                    facts.mayCreate() ? "" : ", which may not create tables"));
        }
    }

    private void connection(ConnectionHelp help) {
        add("connect", "any SQL client; psql: " + help.psql());
        add("", "JDBC: " + help.jdbc());
        add("", "password: " + help.password());
    }

    private void migrations(MigrationFacts facts) {
        add(
                "migrations",
                "applied V%s, available V%s, pending %d"
                        .formatted(
                                facts.applied() == null ? "-" : facts.applied(),
                                facts.available() == null ? "-" : facts.available(),
                                facts.pending()));
        facts.lines()
                .forEach(line -> add("", "%-5s %-8s %s".formatted(line.version(), line.state(), line.description())));
    }

    private void table(TableStatus table, boolean all) {
        boolean open = all || !table.agrees() || table.name().equals(Expected.TRACKING);
        add("table", "%s: %s%s".formatted(table.name(), table.summary(), table.agrees() ? "" : "; DIFFERS"));
        table.objects().stream()
                .filter(object ->
                        open && (all || !object.agrees() || table.name().equals(Expected.TRACKING)))
                .forEach(object -> add("", "%-10s %s".formatted(object.kind(), object(object))));
    }

    private static String object(ObjectStatus object) {
        if (object.actual() == null) {
            return object.name() + ": MISSING, expected " + object.expected();
        }
        if (object.expected() == null) {
            return object.name() + ": EXTRA, found " + object.actual();
        }
        return object.agrees()
                ? object.name() + ": " + object.actual()
                : object.name() + ": DIFFERS, expected " + object.expected() + ", found " + object.actual();
    }

    private static String counted(Map<String, Long> statuses) {
        return statuses.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void add(String head, String text) {
        lines.add("%-10s %s".formatted(head, text));
    }
}
