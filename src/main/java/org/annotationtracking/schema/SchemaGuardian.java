package org.annotationtracking.schema;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Waits for the database, brings its schema up to date and goes on watching it, on a thread of its own: the port opens
 * whatever the database does, and nothing in here ends the process.
 */
@ApplicationScoped
class SchemaGuardian {
    private static final Logger LOG = Logger.getLogger(SchemaGuardian.class);
    private static final Duration WHILE_AMISS = Duration.ofSeconds(5);

    private final SchemaPass pass;
    private final Watch watch;
    private final SchemaConfig config;
    private final boolean serving;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean stopped;

    SchemaGuardian(
            SchemaPass pass,
            Watch watch,
            SchemaConfig config,
            @ConfigProperty(name = "tracking.run-mode", defaultValue = "serve") String runMode) {
        this.pass = pass;
        this.watch = watch;
        this.config = config;
        this.serving = runMode.equals("serve");
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            Thread thread = new Thread(this::guard, "schema-guardian");
            thread.setDaemon(true);
            thread.setContextClassLoader(SchemaGuardian.class.getClassLoader());
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        nudge();
    }

    /** Asks for a look soon. */
    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    private void guard() {
        long lookedAt = System.nanoTime() - config.verifyEvery().toNanos();
        boolean nudged = false;
        while (!stopped) {
            boolean due = System.nanoTime() - lookedAt >= interval().toNanos();
            boolean look = nudged || due || !watch.report().state().serves();
            if (turn(look) && look) {
                lookedAt = System.nanoTime();
            }
            nudged = rest();
        }
        pass.close();
    }

    /** Shorter while something is amiss: a person may be repairing it from elsewhere, and wants to see it. */
    private Duration interval() {
        Duration usual = config.verifyEvery();
        boolean amiss = watch.report().state() != GuardianState.READY;
        return amiss && usual.compareTo(WHILE_AMISS) > 0 ? WHILE_AMISS : usual;
    }

    /** One look or one sign of life; true when the database answered. */
    private boolean turn(boolean look) {
        try {
            if (look) {
                pass.look();
            } else {
                pass.ping();
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            pass.failed(e);
            return false;
        }
    }

    /** Waits for the next turn; true when somebody asked for one sooner. */
    private boolean rest() {
        try {
            return nudges.tryAcquire(config.pingEvery().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, so the guardian stops");
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        }
    }
}
