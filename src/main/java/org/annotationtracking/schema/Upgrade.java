package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.catalog.HistoryRow;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.Migrator;
import org.jboss.logging.Logger;

/** Brings a database that is behind up to date: one instance does it, the others wait and say so. */
@ApplicationScoped
class Upgrade {
    private static final Logger LOG = Logger.getLogger(Upgrade.class);

    private final SchemaDatabase database;
    private final Watch watch;

    Upgrade(SchemaDatabase database, Watch watch) {
        this.database = database;
        this.watch = watch;
    }

    /** True when there is something to do and nothing speaks against doing it. */
    boolean isDue(Snapshot snapshot, Diagnosis diagnosis) {
        return !diagnosis.history().pending().isEmpty()
                && !diagnosis.blocked()
                && !diagnosis.history().refused()
                && !snapshot.environment().onlyReads()
                && snapshot.environment().mayCreate();
    }

    /** False when another instance is at it; then this one looks again a little later. */
    boolean run(Snapshot snapshot, Diagnosis diagnosis) throws SQLException {
        DataSource source = database.forChanges();
        try (Connection connection = source.getConnection();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (!lock.isHeld()) {
                watch.step(GuardianState.MIGRATING, "Another instance is migrating: " + lock.holder());
                return false;
            }
            watch.step(GuardianState.MIGRATING);
            migrate(new Migrator(source, new Shipped()), snapshot, diagnosis.mode());
            return true;
        }
    }

    private static void migrate(Migrator migrator, Snapshot snapshot, Mode mode) {
        if (!snapshot.environment().has(HistoryRow.TABLE)) {
            migrator.openHistory(mode, mode == Mode.STANDALONE ? "standalone" : "attached to a host");
        }
        int ran = migrator.migrate(mode).migrationsExecuted;
        LOG.infof("%d migration(s) ran, mode %s", ran, mode);
    }
}
