package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.core.SchemaReady.Mode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.plan.Observer;
import org.annotationtracking.schema.plan.Observer.Seen;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One pass over the database, from the first question to a report. Used by the guardian's thread only. */
@ApplicationScoped
class SchemaPass {
    private static final Logger LOG = Logger.getLogger(SchemaPass.class);

    private final SchemaDatabase database;
    private final Watch watch;
    private final Upgrade upgrade;
    private final Event<SchemaReady> ready;
    private final SchemaMetrics metrics;
    private final SyncRunner sync;
    private final ServingPool pool;
    private final Observer observer;
    private @Nullable Connection connection;
    private @Nullable String lastProblem;
    private boolean announced;
    private boolean created;
    private boolean wayKnown;
    private Optional<Finding> wayAmiss = Optional.empty();
    private @Nullable Seen last;
    private long tookMs;

    SchemaPass(
            SchemaDatabase database,
            Watch watch,
            Upgrade upgrade,
            Observer observer,
            Event<SchemaReady> ready,
            SchemaMetrics metrics,
            SyncRunner sync,
            ServingPool pool) {
        this.database = database;
        this.watch = watch;
        this.upgrade = upgrade;
        this.ready = ready;
        this.metrics = metrics;
        this.sync = sync;
        this.pool = pool;
        this.observer = observer;
    }

    /** Looks, brings up to date what is behind, looks again, and publishes what it saw. */
    void look() throws SQLException {
        connection();
        watch.step(GuardianState.PROBING);
        Seen seen = see();
        Optional<Finding> obstacle = obstacle();
        watch.step(GuardianState.CLASSIFYING);
        if (obstacle.isEmpty() && upgrade.isDue(seen, !announced)) {
            Optional<Finding> other = upgrade.run(seen);
            if (other.isPresent()) {
                watch.inProgress(Reports.of(seen.snapshot(), seen.diagnosis(), tookMs), other.get());
                return;
            }
            created |= seen.diagnosis().mode() == Mode.STANDALONE
                    && !seen.snapshot().environment().has("examples_example");
            watch.step(GuardianState.VERIFYING);
            seen = see();
            obstacle = obstacle();
        }
        SchemaReport report = Reports.of(seen.snapshot(), seen.diagnosis(), tookMs);
        settle(obstacle.map(report::heldUpBy).orElse(report));
        lastProblem = null;
    }

    /** Asks for a sign of life. */
    void ping() throws SQLException {
        watch.asking();
        try (var statement = connection().createStatement()) {
            statement.execute("SELECT 1");
        } finally {
            watch.answered();
        }
    }

    /** Draws the consequence of a turn that failed. */
    void failed(Exception error) {
        close();
        SQLException cause = Failures.sql(error);
        if (cause != null && Failures.isAway(cause)) {
            watch.lost(Failures.sentence(cause), cause.getSQLState());
            return;
        }
        String problem = Failures.sentence(cause == null ? error : cause);
        if (!problem.equals(lastProblem)) {
            LOG.warnf(error, "The schema could not be brought up to date, trying again: %s", problem);
            lastProblem = problem;
        }
        SchemaReport known = watch.report();
        if (!known.state().serves()) {
            watch.publish(known.in(
                    known.state() == GuardianState.WAITING_DB ? GuardianState.PROBING : known.state(),
                    problem,
                    cause == null ? null : cause.getSQLState()));
            watch.passed();
        }
    }

    void close() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException e) {
                LOG.debug("Closing a connection that is gone", e);
            }
        }
    }

    private void settle(SchemaReport report) throws SQLException {
        Mode mode = report.mode();
        if (!announced
                && mode != null
                && (report.state() == GuardianState.READY || report.state() == GuardianState.DEGRADED)) {
            ready.fire(new SchemaReady(mode, created));
            announced = true;
        }
        if (!watch.report().state().serves()) {
            pool.forgetIdle();
        }
        watch.publish(report);
        metrics.show(report.findings());
        sync.run(report);
    }

    /** What keeps us from changing anything. */
    private Optional<Finding> obstacle() throws SQLException {
        Connection road = connection();
        if (!wayKnown || wayAmiss.isPresent()) {
            wayAmiss = database.wayAmiss();
            wayKnown = true;
        }
        return wayAmiss.isPresent() ? wayAmiss : upgrade.obstacle(road);
    }

    private Seen see() throws SQLException {
        watch.asking();
        long started = System.nanoTime();
        Connection road = connection();
        try (Handle handle = Jdbi.create(road).open()) {
            Seen seen = observer.look(handle, Optional.ofNullable(last));
            last = seen;
            return seen;
        } finally {
            tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            watch.answered();
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = database.open();
            wayKnown = false;
            connection = open;
        }
        return open;
    }
}
