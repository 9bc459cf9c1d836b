package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.adopt.Course.Outcome;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Blocker;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.Leftover;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database that is behind up to date: one instance does it, the others wait and say so. Used by the guardian's
 * thread only.
 */
@ApplicationScoped
class Upgrade {
    private static final Logger LOG = Logger.getLogger(Upgrade.class);

    private final SchemaDatabase database;
    private final Watch watch;
    private final Observer observer;
    private @Nullable Blocker blocker;
    private boolean unfinished;

    Upgrade(SchemaDatabase database, Watch watch, Observer observer) {
        this.database = database;
        this.watch = watch;
        this.observer = observer;
    }

    /** True when there is something to do and nothing speaks against doing it. */
    boolean isDue(Seen seen, boolean firstPass) {
        Diagnosis diagnosis = seen.diagnosis();
        boolean open = !diagnosis.history().pending().isEmpty();
        boolean repair = (firstPass || unfinished) && !diagnosis.repairable().isEmpty();
        return blocker == null
                && (open || repair)
                && Course.isOpen(diagnosis)
                && !seen.snapshot().environment().onlyReads()
                && (!open || seen.snapshot().environment().mayCreate());
    }

    /** Who stood in the way of the last try and still does; until they are gone there is no other. */
    Optional<Finding> obstacle(Connection connection) {
        Blocker known = blocker;
        if (known != null) {
            try (Handle handle = Jdbi.create(connection).open()) {
                blocker = known.again(handle).orElse(null);
            }
        }
        return Optional.ofNullable(blocker).map(Blocker::finding);
    }

    private void waiting(Blocker other) {
        String line = other.finding().line();
        LOG.infof("Waiting for a lock: %s", line);
        watch.step(GuardianState.MIGRATING, line);
    }

    /** Who is at it already, another instance or what a dead one left running; then this one looks again a little later. */
    Optional<Finding> run(Seen seen) throws SQLException {
        DataSource source = database.forChanges();
        try (Connection connection = source.getConnection();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (!lock.isHeld()) {
                return Optional.of(Finding.of(DriftCode.MIGRATION_IN_PROGRESS, Blocker.OURS)
                        .found(lock.holder()));
            }
            Optional<Finding> leftover = Leftover.in(connection).map(Leftover::finding);
            if (leftover.isPresent()) {
                return leftover;
            }
            watch.step(seen.diagnosis().adopting() ? GuardianState.ADOPTING : GuardianState.MIGRATING);
            Outcome outcome = new Course(source, observer, this::waiting).run();
            blocker = outcome.blocker().orElse(null);
            unfinished = !outcome.finished();
            return Optional.empty();
        }
    }
}
