package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Expectation;
import org.annotationtracking.schema.drift.Expected;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.SchemaComparison;
import org.annotationtracking.schema.drift.Severity;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts the history right where a person says so, line by line; what is marked as run is proved by the tables. */
public final class HistoryRepair {
    private final DataSource database;
    private final Observer observer;

    public HistoryRepair(DataSource database, Observer observer) {
        this.database = database;
        this.observer = observer;
    }

    /** Forgets that a migration failed, so that it runs again; refuses with {@code not_failed}. */
    public void retry(int version) throws SQLException {
        require(seen(), DriftCode.HISTORY_FAILED, version, "not_failed");
        write("DELETE FROM <table> WHERE version = :version AND NOT success", version, 0);
        if (isFound(seen(), DriftCode.HISTORY_OUT_OF_ORDER, version)) {
            runLate(version);
        }
    }

    /** Takes our text for the one that ran; refuses while the tables differ from what it makes. */
    public void acceptChecksum(int version) throws SQLException {
        Seen seen = seen();
        require(seen, DriftCode.HISTORY_CHECKSUM, version, "checksum_agrees");
        requireSound(seen.diagnosis().findings().stream()
                .filter(finding -> !finding.code().name().startsWith("HISTORY_"))
                .toList());
        write(
                "UPDATE <table> SET checksum = :checksum WHERE version = :version",
                version,
                mine(seen, version).checksum());
    }

    /** Lives with a migration we do not carry: it is marked as taken out, and its line stays. */
    public void acceptMissing(int version) throws SQLException {
        require(seen(), DriftCode.HISTORY_MISSING, version, "not_missing");
        write("""
                INSERT INTO <table> (installed_rank, version, description, type, script, checksum, installed_by,
                                     execution_time, success)
                SELECT (SELECT max(installed_rank) + 1 FROM <table>), version, description, 'DELETE', script, checksum,
                       current_user, 0, true
                  FROM <table> WHERE version = :version
                 ORDER BY installed_rank DESC LIMIT 1
                """, version, 0);
    }

    /**
     * Records a migration as run, and every one before it that is pending, once the tables prove that the work of all of
     * them is there: a lost history begins anew with one proof. Refuses with {@code unknown_version}, {@code not_pending}
     * and {@code shape_differs}.
     */
    public void markApplied(int version) throws SQLException {
        Seen seen = seen();
        Mode mode = seen.diagnosis().mode();
        mine(seen, version);
        List<ShippedMigration> open = seen.diagnosis().history().pending().stream()
                .filter(migration -> migration.version() <= version)
                .toList();
        if (open.stream().noneMatch(migration -> migration.version() == version)) {
            throw new PlanException("not_pending", "V" + version + " is not pending");
        }
        Expected expected =
                new Expected(observer.shipped(), mode, seen.diagnosis().coexist());
        requireSound(SchemaComparison.compare(
                new Expectation(expected.at(version), seen.diagnosis().coexist(), true),
                seen.snapshot().catalog()));
        if (!seen.snapshot().environment().has(HistoryRow.TABLE)) {
            new Migrator(database, observer.shipped()).openHistory(mode, "begun anew from the tables");
        }
        Jdbi.create(database).useTransaction(handle -> open.forEach(migration -> insert(handle, migration)));
    }

    /** Runs one migration of a lower version than others that have run; refuses with {@code not_out_of_order}. */
    public void runLate(int version) throws SQLException {
        Seen seen = seen();
        require(seen, DriftCode.HISTORY_OUT_OF_ORDER, version, "not_out_of_order");
        List<ShippedMigration> known = observer
                .shipped()
                .migrations(seen.diagnosis().mode())
                .stream()
                .filter(migration -> migration.version() == version
                        || seen.diagnosis().history().applied().contains(migration))
                .toList();
        new Migrator(database, new Shipped(known)).migrateLate(seen.diagnosis().mode());
    }

    private Seen seen() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return observer.look(connection);
        }
    }

    private ShippedMigration mine(Seen seen, int version) {
        return observer.shipped()
                .migration(seen.diagnosis().mode(), version)
                .orElseThrow(() -> new PlanException("unknown_version", "This program carries no V" + version));
    }

    private static void require(Seen seen, DriftCode code, int version, String refusal) {
        if (!isFound(seen, code, version)) {
            throw new PlanException(refusal, "V" + version + " is not " + code);
        }
    }

    private static boolean isFound(Seen seen, DriftCode code, int version) {
        return seen.diagnosis().findings().stream()
                .anyMatch(finding -> finding.code() == code && finding.object().matches("V" + version + "( .*)?"));
    }

    private static void requireSound(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.severity() == Severity.BLOCKING)
                .findFirst()
                .ifPresent(finding -> {
                    throw new PlanException("shape_differs", "The tables are not what it makes: " + finding.line());
                });
    }

    private void write(String sql, int version, int checksum) {
        Jdbi.create(database)
                .useHandle(handle -> handle.createUpdate(sql)
                        .define("table", HistoryRow.TABLE)
                        .bind("version", String.valueOf(version))
                        .bind("checksum", checksum)
                        .execute());
    }

    private static void insert(Handle handle, ShippedMigration migration) {
        handle.createUpdate("""
                        INSERT INTO <table> (installed_rank, version, description, type, script, checksum, installed_by,
                                             execution_time, success)
                        SELECT coalesce(max(installed_rank), 0) + 1, :version, :description, 'SQL', :script, :checksum,
                               current_user, 0, true
                          FROM <table>
                        """)
                .define("table", HistoryRow.TABLE)
                .bind("version", String.valueOf(migration.version()))
                .bind("description", migration.description())
                .bind("script", migration.file())
                .bind("checksum", migration.checksum())
                .execute();
    }
}
