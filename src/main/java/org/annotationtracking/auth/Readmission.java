package org.annotationtracking.auth;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;

/** Puts a request before the door once more, while its answer goes on. */
@ApplicationScoped
class Readmission {

    private final Doorkeeper doorkeeper;
    private final CurrentVertxRequest current;

    Readmission(Doorkeeper doorkeeper, CurrentVertxRequest current) {
        this.doorkeeper = doorkeeper;
        this.current = current;
    }

    /** What asks again with all that this request brought along. */
    Supplier<Caller> of(ContainerRequestContext request, Access access) {
        RoutingContext connection = current.getCurrent();
        return () -> ask(connection, request, access);
    }

    /** In a context like the request's: the peer's address counts as well. */
    @ActivateRequestContext
    Caller ask(RoutingContext connection, ContainerRequestContext request, Access access) {
        current.setCurrent(connection);
        return doorkeeper.admit(request, access);
    }
}
