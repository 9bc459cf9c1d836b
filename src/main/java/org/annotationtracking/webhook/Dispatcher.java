package org.annotationtracking.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.Capabilities.Asked;
import org.annotationtracking.core.Capability;
import org.annotationtracking.history.feed.Feed;
import org.annotationtracking.platform.outbound.OutboundCalls;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Delivers while the service runs, on any number of instances: the database gives each webhook's turn to one of them. A
 * thread that looks and a few that read and book are all it has, whatever receivers do.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final int WORKERS = 4;
    private static final int FIRST = 1;
    private static final Duration BETWEEN_PRUNINGS = Duration.ofMinutes(10);
    private static final Asked NEEDS =
            new Asked("", Set.of(Capability.WEBHOOKS, Capability.HISTORY), Capabilities.Use.WRITE);

    private final TurnService turns;
    private final Capabilities capabilities;
    private final WebhookConfig config;
    private final boolean serving;
    private final Semaphore free;
    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(named("webhooks"));
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, named("webhook-worker"));
    private final Round.Crew crew;
    private long pruned = System.nanoTime();
    private volatile boolean stopping;

    Dispatcher(
            TurnService turns,
            Feed feed,
            CloudEvents events,
            OutboundCalls calls,
            Capabilities capabilities,
            WebhookConfig config,
            Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "tracking.run-mode", defaultValue = "serve") String runMode) {
        this.turns = turns;
        this.capabilities = capabilities;
        this.config = config;
        this.serving = runMode.equals("serve") && config.deliver();
        this.free = new Semaphore(config.atOnce());
        this.crew = new Round.Crew(
                turns,
                feed,
                events,
                calls,
                config,
                clock,
                workers,
                () -> stopping,
                outcome -> metrics.counter("tracking_webhook_deliveries", "outcome", outcome)
                        .increment());
        Set.of("delivered", "failed", "dead")
                .forEach(outcome -> metrics.counter("tracking_webhook_deliveries", "outcome", outcome));
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            long millis = config.lookEvery().toMillis();
            // Until the thread is shut down; what it throws is caught.
            var unused = looker.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    void takeNoMore(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
    }

    /** Calls under way are waited for, before their client is closed, so that nobody has to make them again. */
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        looker.shutdownNow();
        if (!free.tryAcquire(config.atOnce(), config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("Calls are left under way; they will be made again");
        }
        workers.shutdownNow();
    }

    private void look() {
        try {
            if (stopping || capabilities.outage(NEEDS).isPresent()) {
                return;
            }
            turns.take(free.availablePermits()).forEach(this::begin);
            if (System.nanoTime() - pruned > BETWEEN_PRUNINGS.toNanos()) {
                pruned = System.nanoTime();
                turns.prune();
            }
        } catch (RuntimeException failed) {
            // The schema guardian says when the database is away.
            LOG.debug("Webhooks wait for the next look", failed);
        }
    }

    private void begin(Turn turn) {
        // Only this thread takes, so what was free a moment ago is free still.
        free.acquireUninterruptibly();
        new Round(turn, crew, free::release).begin();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(Dispatcher.class.getClassLoader());
            return thread;
        };
    }
}
