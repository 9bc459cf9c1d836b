package org.annotationtracking.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What every request passes before anything else looks at it: an id, limits on its address and headers. */
@Singleton
class EdgeFilters {

    private static final Logger LOG = Logger.getLogger(EdgeFilters.class);

    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int MAX_URI_CHARS = 4096;
    private static final int MAX_HEADER_CHARS = 16 * 1024;
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(EdgeFilters::identify, FIRST);
        filters.register(EdgeFilters::limit, FIRST - 1);
    }

    /** The last word on paths nobody serves, and on requests that never came as far as a path. */
    void routes(@Observes Router router) {
        router.route().order(Integer.MAX_VALUE).handler(EdgeFilters::notServed);
        router.route().order(Integer.MIN_VALUE).failureHandler(EdgeFilters::failed);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 500}) {
            router.errorHandler(status, EdgeFilters::failed);
        }
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        if (context.get(RequestId.KEY) == null) {
            setId(context);
        }
        // What stands before our filters (the access log) fails on such an address in its own way.
        boolean readable = ReadableAddress.is(context.request().uri());
        int status = readable ? context.statusCode() : 400;
        if (status >= 400 && status < 500) {
            if (status == 404) {
                notServed(context);
            } else {
                refuse(context, status, "The request could not be understood.");
            }
            return;
        }
        LOG.errorf(context.failure(), "%s failed", context.<String>get(RequestId.KEY));
        refuse(context, 500, Problem.logged(context.get(RequestId.KEY)));
    }

    private static void identify(RoutingContext context) {
        setId(context);
        UnreadBody.watch(context);
        context.next();
    }

    private static void setId(RoutingContext context) {
        String given = context.request().getHeader(RequestId.HEADER);
        String id = given != null && USABLE_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(RequestId.KEY, id);
        context.response().putHeader(RequestId.HEADER, id);
        LogContext.request(id);
        TraceParent.within(context.request().getHeader(TraceParent.HEADER)).ifPresent(trace -> {
            context.response().putHeader(TraceParent.HEADER, trace.header());
            LogContext.trace(trace);
        });
    }

    private static void limit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > MAX_URI_CHARS) {
            refuse(context, 414, "The address is longer than " + MAX_URI_CHARS + " characters.");
        } else if (headerChars(request) > MAX_HEADER_CHARS) {
            refuse(context, 431, "The headers are longer than " + MAX_HEADER_CHARS + " characters.");
        } else if (request.authority() == null && request.uri().startsWith("/v1/")) {
            refuse(context, 400, "The request names no Host.");
        } else if (!ReadableAddress.is(request.uri())) {
            refuse(context, 400, "The address is not a URI in percent-encoded UTF-8.");
        } else {
            context.next();
        }
    }

    private static int headerChars(HttpServerRequest request) {
        int chars = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            chars += header.getKey().length() + header.getValue().length();
        }
        return chars;
    }

    private static void notServed(RoutingContext context) {
        HttpServerRequest request = context.request();
        refuse(context, 404, Problem.notServed(request.method().name(), request.path()));
    }

    private static void refuse(RoutingContext context, int status, String text) {
        String code = Problem.codeOf(status);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE.toString())
                .end(new JsonObject(Problem.body(status, code, text, code)).encode());
    }
}
