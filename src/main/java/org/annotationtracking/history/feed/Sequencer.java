package org.annotationtracking.history.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.annotationtracking.history.Recorded;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Numbers new entries while nobody asks, on a thread of its own; any number of instances may do so. What this instance has
 * committed gets its number within moments; what another left behind when it died, with the next look at all projects.
 */
@ApplicationScoped
class Sequencer {
    private static final Logger LOG = Logger.getLogger(Sequencer.class);

    /** What is committed meanwhile shares a pass, so that busy projects do not cost one a write. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    private final ChangesService changes;
    private final ChangesConfig config;
    private final boolean serving;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final BlockingQueue<Long> committed = new LinkedBlockingQueue<>();

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

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded entry) {
        if (serving) {
            committed.add(entry.projectId());
        }
    }

    private void run() {
        try {
            long every = config.numberEvery().toNanos();
            long due = System.nanoTime() + every;
            while (!stopped.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
                Long first = committed.poll(Math.max(0, due - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (first != null) {
                    Set<Long> projects = new LinkedHashSet<>(Set.of(first));
                    committed.drainTo(projects);
                    guarded(() -> projects.forEach(project -> numberAll(project, true)));
                }
                if (System.nanoTime() - due >= 0) {
                    guarded(() -> changes.unsettled().forEach(project -> numberAll(project, false)));
                    due = System.nanoTime() + every;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted, so numbering is left to whoever asks");
            Thread.currentThread().interrupt();
        }
    }

    private void guarded(Runnable pass) {
        try {
            if (changes.isAble()) {
                pass.run();
            }
        } catch (RuntimeException failed) {
            // The schema guardian says when the database is away; what is missing is numbered by the next pass.
            LOG.debug("Entries keep waiting for their numbers", failed);
        }
    }

    /** Waiting for another instance matters after a commit: the pass that runs there may not see it. */
    private void numberAll(long project, boolean wait) {
        int numbered = ChangesService.PORTION;
        while (numbered >= ChangesService.PORTION && stopped.getCount() > 0) {
            numbered = changes.number(project, wait);
        }
    }
}
