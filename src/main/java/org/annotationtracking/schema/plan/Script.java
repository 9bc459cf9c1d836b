package org.annotationtracking.schema.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.Catalog;
import org.annotationtracking.schema.catalog.Environment;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.HostTables;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.plan.Observer.Seen;

/**
 * A plan as statements for whoever may alter the tables: run as they stand, one by one and not in one transaction, they
 * leave the database as the service would have left it, the history and the rows kept for {@code undo} included, and give
 * the service's role what it needs.
 */
final class Script {
    /** As Flyway makes it, which then goes on with it. */
    private static final String OPEN_HISTORY = """
            CREATE TABLE %1$s (
                installed_rank integer NOT NULL,
                version varchar(50),
                description varchar(200) NOT NULL,
                type varchar(20) NOT NULL,
                script varchar(1000) NOT NULL,
                checksum integer,
                installed_by varchar(100) NOT NULL,
                installed_on timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success boolean NOT NULL,
                CONSTRAINT %1$s_pk PRIMARY KEY (installed_rank)
            );
            CREATE INDEX %1$s_s_idx ON %1$s (success);
            """.formatted(HistoryRow.TABLE);

    private static final String LINE = """
            INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT coalesce(max(installed_rank), 0) + 1, '%s', '%s', '%s', '%s', %s, current_user, 0, true FROM %1$s;
            """;

    private final Seen seen;
    private final Shipped shipped;
    private final String key;

    /** True when a step touches rows, so that the repair is recorded with all of its steps. */
    private final boolean recorded;

    private final StringBuilder text = new StringBuilder();

    private Script(Seen seen, Shipped shipped, String token, List<Step> steps) {
        this.seen = seen;
        this.shipped = shipped;
        this.recorded = steps.stream().anyMatch(step -> step.work() != null);
        this.key = token.substring(token.lastIndexOf('.') + 1);
    }

    static String of(Seen seen, Shipped shipped, String token, List<Step> steps, Upcoming upcoming) {
        Script script = new Script(seen, shipped, token, steps);
        script.text.append("-- plan ").append(token).append('\n');
        upcoming.origin().ifPresent(script::openHistory);
        steps.forEach(script::step);
        upcoming.migrations().forEach(script::migration);
        script.statements(upcoming.afterwards());
        if (!seen.snapshot().environment().mayCreate() && !upcoming.migrations().isEmpty()) {
            script.grants();
        }
        return script.text.toString();
    }

    private void openHistory(String origin) {
        text.append(OPEN_HISTORY);
        line("0", origin, "BASELINE", origin, "NULL");
    }

    private void step(Step step) {
        text.append("-- ").append(step.code()).append(' ').append(step.object()).append(": ");
        text.append(step.impact()).append("; lock: ").append(step.lock()).append('\n');
        RowWork work = step.work();
        if (work != null) {
            statements(Repairs.script(key, work));
        } else if (recorded) {
            statements(List.of(Constraints.scriptBefore()));
            statements(step.sql());
            statements(List.of(Constraints.scriptAfter(key)));
        } else {
            statements(step.sql());
        }
    }

    private void migration(Upcoming.Migration migration) {
        text.append("-- V").append(migration.version()).append(' ').append(migration.description());
        text.append(migration.recorded() ? ": its work is there, or has to wait\n" : "\n");
        statements(migration.sql());
        ShippedMigration file =
                shipped.migration(seen.diagnosis().mode(), migration.version()).orElseThrow();
        line(String.valueOf(file.version()), file.description(), "SQL", file.file(), String.valueOf(file.checksum()));
    }

    private void statements(List<String> statements) {
        statements.forEach(sql -> text.append(sql).append(";\n"));
    }

    private void line(String version, String description, String type, String file, String checksum) {
        text.append(LINE.formatted(
                HistoryRow.TABLE, version, description.replace("'", "''"), type, file.replace("'", "''"), checksum));
    }

    private void grants() {
        Environment place = seen.snapshot().environment();
        List<ShippedMigration> all = shipped.migrations(seen.diagnosis().mode());
        Catalog whole = new Expected(
                        shipped, seen.diagnosis().mode(), seen.diagnosis().coexist())
                .at(all.get(all.size() - 1).version());
        Set<String> tables = new TreeSet<>();
        Set<String> sequences = new TreeSet<>();
        whole.tables().forEach((name, facts) -> {
            if (seen.diagnosis().mode() == Mode.STANDALONE || !HostTables.contains(name)) {
                tables.add(name);
                facts.columns().values().forEach(column -> {
                    if (column.sequence() != null) {
                        sequences.add(column.sequence());
                    }
                });
            }
        });
        String role = '"' + place.role().replace("\"", "\"\"") + '"';
        text.append("-- for the service's role\n");
        text.append("GRANT SELECT ON ")
                .append(HistoryRow.TABLE)
                .append(" TO ")
                .append(role)
                .append(";\n");
        text.append("GRANT SELECT, INSERT, UPDATE, DELETE ON ").append(String.join(", ", tables));
        text.append(" TO ").append(role).append(";\n");
        text.append("GRANT USAGE, SELECT ON SEQUENCE ").append(String.join(", ", sequences));
        text.append(" TO ").append(role).append(";\n");
    }
}
