package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.adopt.ExampleSync;
import org.annotationtracking.schema.adopt.HostTrigger;
import org.annotationtracking.schema.plan.ChangeLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Keeps a host's examples and our rows together while the service serves; one instance at a time does it. */
@ApplicationScoped
class SyncRunner {
    private static final Logger LOG = Logger.getLogger(SyncRunner.class);

    private final SchemaDatabase database;
    private final SchemaConfig config;
    private final boolean triggers;

    SyncRunner(
            SchemaDatabase database,
            SchemaConfig config,
            @ConfigProperty(name = "tracking.attach.triggers", defaultValue = "false") boolean triggers) {
        this.database = database;
        this.config = config;
        this.triggers = triggers;
    }

    /** One pass; a host of our own needs none, its trigger does it. */
    void run(SchemaReport report) throws SQLException {
        boolean able = report.state() == GuardianState.READY || report.state() == GuardianState.DEGRADED;
        if (report.mode() != Mode.ATTACHED || !able) {
            return;
        }
        try (Connection connection = database.forChanges().getConnection();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (!lock.isHeld()) {
                return;
            }
            keepTrigger(connection);
            Handle handle = Jdbi.create(connection).open();
            long added = new ExampleSync(handle).pass(config.fullSyncEvery(), config.countEvery());
            if (added > 0) {
                LOG.infof("%d example(s) of the host got their tracking row", added);
            }
        }
    }

    /** Tried again at the next pass when it could not be: the rows come with the passes too. */
    private void keepTrigger(Connection connection) {
        try {
            if (new HostTrigger(connection).keep(triggers)) {
                LOG.infof("The trigger on the host's examples was %s", triggers ? "made" : "taken away");
            }
        } catch (SQLException e) {
            LOG.infof("The trigger on the host's examples could not be changed: %s", Failures.sentence(e));
        }
    }
}
