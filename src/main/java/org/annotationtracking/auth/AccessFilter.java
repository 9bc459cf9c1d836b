package org.annotationtracking.auth;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.Capabilities.Asked;
import org.annotationtracking.core.Capabilities.Use;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.LogContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The door of every resource method: is the database able, who is asking, is that allowed. It goes by the annotation of
 * the method that was matched, not by the spelling of the path, and a method that says nothing stays shut.
 */
@Singleton
class AccessFilter {

    /** What paths name by a number, besides the project. */
    private static final List<String> IDS = List.of("example", "member", "comment", "webhook", "token");

    private final Capabilities capabilities;
    private final Doorkeeper doorkeeper;
    private final CurrentCaller current;
    private final Readmission readmission;
    private final Denials denials;

    AccessFilter(
            Capabilities capabilities,
            Doorkeeper doorkeeper,
            CurrentCaller current,
            Readmission readmission,
            Denials denials) {
        this.capabilities = capabilities;
        this.doorkeeper = doorkeeper;
        this.current = current;
        this.readmission = readmission;
        this.denials = denials;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public void admit(ContainerRequestContext request, ResourceInfo resource) {
        Access access = resource.getResourceMethod().getAnnotation(Access.class);
        if (access == null) {
            throw Refusals.notAllowed("");
        }
        requireCapabilities(access, request.getMethod(), OperationName.of(resource));
        if (asks(access, Right.ANYONE)) {
            if (use(request.getMethod()) == Use.WRITE) {
                admitAnybody(request, resource);
            }
            return;
        }
        if (asks(access, Right.OPERATE) && doorkeeper.isOperator(request.getHeaderString("Authorization"))) {
            return;
        }
        try {
            Caller caller = doorkeeper.admit(request, access);
            current.set(caller, readmission.of(request, access));
        } catch (DomainException refused) {
            denials.record(refused, OperationName.of(resource), request);
            throw refused;
        } finally {
            denials.user()
                    .ifPresent(name -> LogContext.caller(
                            name, request.getUriInfo().getPathParameters().getFirst("project")));
        }
        IDS.forEach(id -> PathIds.require(request, id));
    }

    private void admitAnybody(ContainerRequestContext request, ResourceInfo resource) {
        try {
            doorkeeper.admitAnybody(request);
        } catch (DomainException refused) {
            denials.record(refused, OperationName.of(resource), request);
            throw refused;
        }
    }

    /** Who needs nothing is let through in every state. */
    private void requireCapabilities(Access access, String method, String operation) {
        Set<Capability> needs = Set.of(access.needs());
        if (needs.isEmpty()) {
            return;
        }
        capabilities.outage(new Asked(operation, needs, use(method))).ifPresent(outage -> {
            throw new DomainException(DomainException.Kind.UNAVAILABLE, outage.code(), outage.message());
        });
    }

    private static Use use(String method) {
        return method.equals("GET") || method.equals("HEAD") ? Use.READ : Use.WRITE;
    }

    private static boolean asks(Access access, Right right) {
        return Arrays.asList(access.value()).contains(right);
    }
}
