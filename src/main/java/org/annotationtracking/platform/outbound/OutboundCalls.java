package org.annotationtracking.platform.outbound;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends to addresses that users name. A name is looked up once, every address behind it is judged, and the connection goes
 * to the one that was judged: a name that changes its mind in between leads nowhere. Redirects are not followed. No thread
 * waits for an answer.
 */
@ApplicationScoped
public class OutboundCalls {

    private static final int CONNECT_MILLIS = 5000;
    private static final int MOST_ANSWER_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final AddressRules rules;
    private final Resolver resolver;
    private final HttpClient http;

    /** Asks for the addresses behind a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Inject
    OutboundCalls(Vertx vertx, OutboundConfig config) {
        this(vertx, new AddressRules(config.allowedAddresses().orElse(List.of())), InetAddress::getAllByName);
    }

    OutboundCalls(Vertx vertx, AddressRules rules, Resolver resolver) {
        this.vertx = vertx;
        this.rules = rules;
        this.resolver = resolver;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(30)
                .setMaxWaitQueueSize(100));
    }

    void stop(@Observes ShutdownEvent event) {
        http.close();
    }

    /**
     * Posts, and answers what came of it within the time; never fails. Looks the name up on the caller's thread.
     *
     * @param headers besides Host and Content-Length
     */
    public CompletionStage<OutboundReply> post(
            OutboundTarget target, Map<String, String> headers, byte[] body, Duration within) {
        InetAddress address;
        try {
            InetAddress[] found = resolver.addresses(target.host());
            for (InetAddress one : found) {
                if (!rules.permit(one)) {
                    return failed("The address " + one.getHostAddress() + " may not be called");
                }
            }
            address = found[0];
        } catch (UnknownHostException unknown) {
            return failed("The name " + target.host() + " is not known");
        }
        return send(target, address, headers, body, within);
    }

    private CompletionStage<OutboundReply> send(
            OutboundTarget target, InetAddress address, Map<String, String> headers, byte[] body, Duration within) {
        CompletableFuture<OutboundReply> reply = new CompletableFuture<>();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.isSecure())
                .setURI(target.path())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        long timer = vertx.setTimer(
                within.toMillis(),
                id -> reply.complete(OutboundReply.failed("No answer within " + within.toMillis() + " ms")));
        http.request(options)
                .onFailure(failure -> reply.complete(OutboundReply.failed(describe(failure))))
                .onSuccess(request -> exchange(request, body, reply));
        return reply.whenComplete((done, failure) -> vertx.cancelTimer(timer));
    }

    private static void exchange(HttpClientRequest request, byte[] body, CompletableFuture<OutboundReply> reply) {
        if (reply.isDone()) {
            request.reset();
            return;
        }
        // Whatever ends the wait first, the time included: what is still under way then is cut.
        var unused = reply.thenAccept(done -> request.reset());
        request.send(Buffer.buffer(body))
                .onFailure(failure -> reply.complete(OutboundReply.failed(describe(failure))))
                .onSuccess(response -> read(response, reply));
    }

    /** What the answer says beyond its status is read past, so that the connection can be used again, and not for long. */
    private static void read(HttpClientResponse response, CompletableFuture<OutboundReply> reply) {
        OutboundReply told = new OutboundReply(response.statusCode(), seconds(response.getHeader("Retry-After")), null);
        int[] bytes = {0};
        response.handler(buffer -> {
            bytes[0] += buffer.length();
            if (bytes[0] > MOST_ANSWER_BYTES) {
                reply.complete(told);
            }
        });
        response.exceptionHandler(failure -> reply.complete(told));
        response.endHandler(end -> reply.complete(told));
    }

    private static int seconds(String header) {
        return header != null && header.matches("[0-9]{1,6}") ? Integer.parseInt(header) : 0;
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static CompletionStage<OutboundReply> failed(String error) {
        return CompletableFuture.completedFuture(OutboundReply.failed(error));
    }
}
