package org.annotationtracking.platform;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends connections whose client goes on sending a body that has had its answer. For a while it may: an ordinary client
 * reads nothing before it has written everything, and would never see why it was refused.
 */
final class UnreadBody {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int MAX_LOOKS = 50;

    private UnreadBody() {}

    static void watch(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding")) {
            Vertx vertx = context.vertx();
            Context loop = vertx.getOrCreateContext();
            context.addEndHandler(answered -> loop.runOnContext(now -> limit(vertx, request)));
        }
    }

    private static void limit(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long most = request.bytesRead() + MAX_BYTES;
        AtomicInteger looks = new AtomicInteger();
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> {
            boolean enough = request.bytesRead() > most || looks.incrementAndGet() == MAX_LOOKS;
            if (enough && !request.isEnded()) {
                request.connection().close();
            }
            if (enough || request.isEnded()) {
                vertx.cancelTimer(timer);
            }
        });
    }
}
