package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.annotationtracking.schema.adopt.Course;
import org.annotationtracking.schema.drift.Diagnosis;
import org.annotationtracking.schema.plan.ChangeLock;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;

/** Brings a database that is behind up to date: one instance does it, the others wait and say so. */
@ApplicationScoped
class Upgrade {
    private final SchemaDatabase database;
    private final Watch watch;
    private final Observer observer;

    Upgrade(SchemaDatabase database, Watch watch, Observer observer) {
        this.database = database;
        this.watch = watch;
        this.observer = observer;
    }

    /** True when there is something to do and nothing speaks against doing it. */
    boolean isDue(Seen seen, boolean firstPass) {
        Diagnosis diagnosis = seen.diagnosis();
        boolean open = !diagnosis.history().pending().isEmpty();
        boolean repair = firstPass && !diagnosis.repairable().isEmpty();
        return (open || repair)
                && Course.isOpen(diagnosis)
                && !seen.snapshot().environment().onlyReads()
                && (!open || seen.snapshot().environment().mayCreate());
    }

    /** False when another instance is at it; then this one looks again a little later. */
    boolean run(Seen seen) throws SQLException {
        DataSource source = database.forChanges();
        try (Connection connection = source.getConnection();
                ChangeLock lock = ChangeLock.tryTake(connection)) {
            if (!lock.isHeld()) {
                watch.step(GuardianState.MIGRATING, "Another instance is migrating: " + lock.holder());
                return false;
            }
            watch.step(seen.diagnosis().adopting() ? GuardianState.ADOPTING : GuardianState.MIGRATING);
            new Course(source, observer).run();
            return true;
        }
    }
}
