package org.annotationtracking.stats.gauges;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.Capabilities.Asked;
import org.annotationtracking.core.Capability;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads from time to time what operators watch, so that nobody who asks for metrics waits for the database. What cannot be
 * read is not a number. Every instance tells the same: take the maximum, not the sum.
 */
@ApplicationScoped
class Gauges {
    private static final Logger LOG = Logger.getLogger(Gauges.class);

    private static final List<String> STATUSES = List.of("pending", "submitted", "approved", "rejected");
    private static final String OLDEST = "tracking_oldest_submitted_seconds";
    private static final String LOCKS = "tracking_locks_held";
    private static final String BACKLOG = "tracking_webhook_backlog";

    private final GaugeQueries queries;
    private final Capabilities capabilities;
    private final GaugesConfig config;
    private final boolean serving;
    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(Gauges::thread);

    Gauges(
            GaugeQueries queries,
            Capabilities capabilities,
            GaugesConfig config,
            MeterRegistry metrics,
            @ConfigProperty(name = "tracking.run-mode", defaultValue = "serve") String runMode) {
        this.queries = queries;
        this.capabilities = capabilities;
        this.config = config;
        this.serving = runMode.equals("serve");
        for (String status : STATUSES) {
            Gauge.builder("tracking_examples", () -> value(status))
                    .description("Examples by status, in all projects")
                    .tag("status", status)
                    .register(metrics);
        }
        register(metrics, OLDEST, "Seconds since the oldest submission that waits for a review");
        register(metrics, LOCKS, "Locks that have not run out");
        register(metrics, BACKLOG, "Events that webhooks have still to be told of");
    }

    void start(@Observes StartupEvent event) {
        if (serving) {
            long millis = config.every().toMillis();
            // Until the thread is shut down; what it throws is caught.
            var unused =
                    reader.scheduleWithFixedDelay(this::read, Math.min(millis, 1000), millis, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        reader.shutdownNow();
    }

    private void read() {
        read(Capability.STATS, STATUSES, () -> {
            Map<String, Long> counts = queries.counts();
            return STATUSES.stream()
                    .collect(Collectors.toMap(status -> status, status -> (double) counts.getOrDefault(status, 0L)));
        });
        read(Capability.TRACKING, List.of(OLDEST), () -> Map.of(OLDEST, queries.oldestSubmitted()));
        read(Capability.LOCKS, List.of(LOCKS), () -> Map.of(LOCKS, (double) queries.locksHeld()));
        read(Capability.WEBHOOKS, List.of(BACKLOG), () -> Map.of(BACKLOG, (double) queries.webhookBacklog()));
    }

    private void read(Capability needs, List<String> names, Supplier<Map<String, Double>> query) {
        try {
            if (capabilities
                    .outage(new Asked("", Set.of(needs), Capabilities.Use.READ))
                    .isEmpty()) {
                values.putAll(query.get());
                return;
            }
        } catch (RuntimeException failed) {
            // The schema guardian says when the database is away.
            LOG.debugf(failed, "%s was not read", names);
        }
        names.forEach(values::remove);
    }

    private void register(MeterRegistry metrics, String name, String description) {
        Gauge.builder(name, () -> value(name)).description(description).register(metrics);
    }

    private double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "gauges");
        thread.setDaemon(true);
        thread.setContextClassLoader(Gauges.class.getClassLoader());
        return thread;
    }
}
