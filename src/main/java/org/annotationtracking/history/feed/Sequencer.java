package org.annotationtracking.history.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Numbers new entries while nobody asks, on a thread of its own; any number of instances may do so. */
@ApplicationScoped
class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);

    private final ChangesService changes;
    private final ChangesConfig config;
    private final boolean serving;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Sequencer(
            ChangesService changes,
            ChangesConfig config,
            @ConfigProperty(name = "tracking.run-mode", defaultValue = "serve") String runMode) {
        this.changes = changes;
        this.config = config;
        this.serving = runMode.equals("serve");
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            Thread thread = new Thread(this::run, "journal-sequencer");
            thread.setDaemon(true);
            thread.setContextClassLoader(Sequencer.class.getClassLoader());
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void run() {
        try {
            while (!stopped.await(config.numberEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                pass();
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, so numbering is left to whoever asks");
            Thread.currentThread().interrupt();
        }
    }

    private void pass() {
        try {
            if (!changes.isAble()) {
                return;
            }
            for (long project : changes.unsettled()) {
                numberAll(project);
            }
        } catch (RuntimeException failed) {
            // The schema guardian says when the database is away; what is missing is numbered by the next pass.
            LOG.debug("Entries keep waiting for their numbers", failed);
        }
    }

    private void numberAll(long project) {
        int numbered = ChangesService.PORTION;
        while (numbered >= ChangesService.PORTION && stopped.getCount() > 0) {
            numbered = changes.number(project, false);
        }
    }
}
