package org.annotationtracking.tracking.tick;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.Capabilities.Use;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.SchemaReady;
import org.annotationtracking.tracking.DoccanoConfig;
import org.jboss.logging.Logger;

/** Looks now and then for what doccano's own page has ticked: its tables get no trigger of ours. */
@ApplicationScoped
class ClickWatch {

    private static final Logger LOG = Logger.getLogger(ClickWatch.class);

    private final ClickService clicks;
    private final ClickRepository marks;
    private final DoccanoConfig config;
    private final Capabilities capabilities;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "doccano-ticks");
        made.setDaemon(true);
        made.setContextClassLoader(ClickWatch.class.getClassLoader());
        return made;
    });

    ClickWatch(ClickService clicks, ClickRepository marks, DoccanoConfig config, Capabilities capabilities) {
        this.clicks = clicks;
        this.marks = marks;
        this.config = config;
        this.capabilities = capabilities;
    }

    void begin(@Observes SchemaReady ready) {
        if (ready.mode() != SchemaReady.Mode.ATTACHED) {
            return;
        }
        if (config.syncStates()) {
            long pause = config.lookEvery().toMillis();
            var unused = thread.scheduleWithFixedDelay(this::look, 0, pause, TimeUnit.MILLISECONDS);
        } else if (isAble()) {
            marks.forget();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void look() {
        try {
            if (isAble()) {
                clicks.look(config.fullLookEvery());
            }
        } catch (RuntimeException failed) {
            // The schema guardian says when the database is away; the next look finds the same.
            LOG.debug("Clicks in doccano wait for the next look", failed);
        }
    }

    private boolean isAble() {
        return capabilities
                .outage(new Capabilities.Asked("", Set.of(Capability.TRACKING, Capability.HISTORY), Use.WRITE))
                .isEmpty();
    }
}
