package org.annotationtracking.schema.adopt;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.ShippedMigration;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Blocker;
import org.annotationtracking.schema.plan.Convergence;
import org.annotationtracking.schema.plan.LockWaits;
import org.annotationtracking.schema.plan.Migrator;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.annotationtracking.schema.plan.Retry;
import org.annotationtracking.schema.plan.Statements;
import org.annotationtracking.schema.plan.Upcoming;
import org.jboss.logging.Logger;

/**
 * Takes a database from where it is to the newest version: what is there already is brought into shape and recorded,
 * what is not is migrated. Every step may be the last one before a crash; the next start goes on from there.
 */
public final class Course {
    private static final Logger LOG = Logger.getLogger(Course.class);

    private final DataSource database;
    private final Observer observer;
    private final Migrator migrator;
    private final Consumer<Blocker> told;

    public Course(DataSource database, Observer observer) {
        this(database, observer, blocker -> {});
    }

    /** @param told hears of every connection that a step has to wait for */
    public Course(DataSource database, Observer observer, Consumer<Blocker> told) {
        this.database = database;
        this.observer = observer;
        this.told = told;
        this.migrator = new Migrator(database, observer.shipped());
    }

    /**
     * How far a run came.
     *
     * @param finished false when a step did not get its lock
     * @param blocker who has it, where that is known and they have not gone since
     */
    public record Outcome(boolean finished, Optional<Blocker> blocker) {}

    /** Runs all of it; the caller holds the lock for changes. Ends early when a step does not get its lock. */
    public Outcome run() throws SQLException {
        try (LockWaits waits = LockWaits.watch(database, told)) {
            boolean finished = run(waits);
            return new Outcome(finished, finished ? Optional.empty() : waits.blocker());
        }
    }

    private boolean run(LockWaits waits) throws SQLException {
        Seen seen = look();
        if (!seen.snapshot().environment().has(HistoryRow.TABLE)) {
            migrator.openHistory(seen.diagnosis().mode(), Upcoming.origin(seen));
        }
        if (seen.diagnosis().adopting()) {
            LOG.infof("Taking over the table: %s", Upcoming.origin(seen));
            if (!converge(waits)) {
                return false;
            }
        }
        try {
            Retry.run(waits, this::migrate);
        } catch (SQLException e) {
            if (!LockWaits.isAbout(e)) {
                throw e;
            }
            LOG.debug("A migration did not get its lock", e);
            return false;
        }
        return converge(waits);
    }

    /** Repairs what may be repaired without asking; false when a repair did not get its lock. */
    private boolean converge(LockWaits waits) throws SQLException {
        Convergence convergence = new Convergence(new Statements(database, waits));
        convergence.run(() -> look().diagnosis().repairable());
        return !convergence.waitedTooLong();
    }

    private int migrate() throws SQLException {
        Seen seen = look();
        Mode mode = seen.diagnosis().mode();
        List<ShippedMigration> pending = seen.diagnosis().history().pending();
        List<ShippedMigration> recorded = pending.stream()
                .filter(migration -> Upcoming.isRecorded(migration, seen))
                .toList();
        for (ShippedMigration migration : recorded) {
            pending.stream()
                    .filter(earlier -> earlier.version() < migration.version() && !recorded.contains(earlier))
                    .reduce((first, second) -> second)
                    .ifPresent(earlier -> migrator.migrateTo(mode, earlier.version()));
            migrator.stamp(mode, migration.version());
            LOG.infof("Recorded without running: V%d %s", migration.version(), migration.description());
        }
        int ran = migrator.migrate(mode).migrationsExecuted;
        LOG.infof("%d migration(s) ran, mode %s", ran, mode);
        return ran;
    }

    private Seen look() throws SQLException {
        try (var connection = database.getConnection()) {
            return observer.look(connection);
        }
    }

    /** True when the start may do this by itself. */
    public static boolean isOpen(Diagnosis diagnosis) {
        boolean stuck = diagnosis.findings().stream()
                .map(Finding::code)
                .anyMatch(code -> Objects.equals(code, DriftCode.HISTORY_EMPTY));
        return !stuck && diagnosis.convergeable() && !diagnosis.history().refused();
    }
}
