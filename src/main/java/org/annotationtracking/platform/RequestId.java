package org.annotationtracking.platform;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** The name by which a request is found again in logs, in the journal and in the caller's own records. */
@ApplicationScoped
public class RequestId {

    static final String HEADER = "X-Request-Id";
    static final String KEY = "request-id";

    private final CurrentVertxRequest request;

    RequestId(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The current request's id; {@code -} outside a request. */
    public String current() {
        RoutingContext context = request.getCurrent();
        Object id = context == null ? null : context.get(KEY);
        return id == null ? "-" : id.toString();
    }
}
