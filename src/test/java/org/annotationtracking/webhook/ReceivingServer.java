package org.annotationtracking.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** A program that is told of events: a real server on this machine, which answers as the test wants. */
final class ReceivingServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final String host;
    private volatile ToIntFunction<Call> answer = call -> 204;
    private volatile String location = "";

    /** A request as it came. */
    record Call(Map<String, String> headers, String body, long at) {

        JsonPath event() {
            return new JsonPath(body);
        }

        long seq() {
            return event().getLong("sequence");
        }

        String type() {
            return event().getString("type").replace("org.annotationtracking.example.", "");
        }
    }

    private ReceivingServer(String host) {
        this.host = host;
        try {
            server = HttpServer.create(new InetSocketAddress(host, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static ReceivingServer start() {
        return at("127.0.0.1");
    }

    static ReceivingServer at(String host) {
        return new ReceivingServer(host);
    }

    String url() {
        return "http://" + host + ":" + port() + "/hook?from=tracking";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on; 0 is no answer at all until it is closed. */
    void answers(ToIntFunction<Call> status) {
        answer = status;
    }

    void redirectsTo(String address) {
        location = address;
        answer = call -> 307;
    }

    /** The next calls, waited for. */
    List<Call> take(int count) {
        List<Call> taken = new ArrayList<>();
        while (taken.size() < count) {
            Call call = poll(Duration.ofSeconds(15));
            if (call == null) {
                throw new AssertionError("Only %d of %d calls came: %s"
                        .formatted(
                                taken.size(),
                                count,
                                taken.stream().map(Call::body).toList()));
            }
            taken.add(call);
        }
        return taken;
    }

    Call take() {
        return take(1).get(0);
    }

    /** Null when none comes within the time. */
    Call poll(Duration within) {
        try {
            return calls.poll(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        headers.put(":path", exchange.getRequestURI().toString());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(headers, body, System.nanoTime());
        calls.add(call);
        int status = answer.applyAsInt(call);
        if (status == 0) {
            awaitClose();
        }
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status == 0 ? 503 : status, -1);
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
