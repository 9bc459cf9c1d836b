package org.annotationtracking.instances;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.annotationtracking.Person;

/** What stands before several instances: asks each whether it is ready, and sends requests, in turn, to those that are. */
final class Balancer implements AutoCloseable {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
    private final List<URI> instances = new CopyOnWriteArrayList<>();
    private final List<URI> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Balancer() {
        var unused = probes.scheduleWithFixedDelay(
                () -> instances.forEach(this::probe), 0, BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(URI instance) {
        instances.add(instance);
    }

    boolean sendsTo(URI instance) {
        return ready.contains(instance);
    }

    /** Sends a request once; whatever goes wrong is the caller's to see. */
    HttpResponse<String> send(Person who, String method, String path, String body)
            throws IOException, InterruptedException {
        List<URI> now = List.copyOf(ready);
        URI instance = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
        return http.send(
                HttpRequest.newBuilder(instance.resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Token " + who.token())
                        .header("Content-Type", "application/json")
                        .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private void probe(URI instance) {
        boolean isReady = isReady(instance);
        if (!isReady) {
            ready.remove(instance);
        } else if (!ready.contains(instance)) {
            ready.add(instance);
        }
    }

    private boolean isReady(URI instance) {
        HttpRequest request = HttpRequest.newBuilder(instance.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
