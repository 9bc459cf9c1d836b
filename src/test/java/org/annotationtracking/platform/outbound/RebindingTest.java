package org.annotationtracking.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.annotationtracking.platform.outbound.OutboundCalls.Resolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that leads elsewhere the second time somebody asks leads nowhere. */
class RebindingTest {

    private static final AddressRules ONE_ALLOWED = new AddressRules(List.of("127.0.0.1"));
    private static final String NAME = "rebinding.example";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger called = new AtomicInteger();
    private HttpServer inside;

    @BeforeEach
    void start() throws Exception {
        inside = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
        inside.createContext("/", exchange -> {
            called.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        inside.start();
    }

    @AfterEach
    void stop() {
        inside.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_connection_goes_to_the_address_that_was_judged() throws Exception {
        int port = inside.getAddress().getPort();
        HttpServer allowed = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        List<String> hosts = new CopyOnWriteArrayList<>();
        allowed.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        allowed.start();
        try {
            OutboundReply reply = post(turning("127.0.0.1", "127.0.0.2"), port);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(hosts).containsExactly(NAME + ":" + port);
            assertThat(called).hasValue(0);
        } finally {
            allowed.stop(0);
        }
    }

    @Test
    void one_address_too_many_is_enough_to_refuse() {
        Resolver both =
                host -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2")};

        OutboundReply reply = post(both, inside.getAddress().getPort());

        assertThat(reply.error()).isEqualTo("The address 127.0.0.2 may not be called");
        assertThat(called).hasValue(0);
    }

    private OutboundReply post(Resolver resolver, int port) {
        OutboundTarget target =
                OutboundTarget.parse("http://" + NAME + ":" + port + "/").orElseThrow();
        return new OutboundCalls(vertx, ONE_ALLOWED, resolver)
                .post(target, Map.of(), new byte[0], Duration.ofSeconds(5))
                .toCompletableFuture()
                .join();
    }

    /** Answers each address once, in their order. */
    private static Resolver turning(String... addresses) {
        Queue<String> left = new ArrayDeque<>(List.of(addresses));
        return host -> new InetAddress[] {InetAddress.getByName(left.remove())};
    }
}
