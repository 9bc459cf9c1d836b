package org.annotationtracking.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.SchemaReady;

/** Does what {@link Hosted} says, once the caller was let in. */
@Provider
@Singleton
@Hosted
@Priority(Priorities.AUTHORIZATION)
public class HostedFilter implements ContainerRequestFilter {

    private volatile boolean attached;

    void learn(@Observes SchemaReady ready) {
        attached = ready.mode() == SchemaReady.Mode.ATTACHED;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (attached) {
            throw new DomainException(
                    DomainException.Kind.NOT_FOUND,
                    "not_served_here",
                    "%s %s is doccano's to answer; this service is attached to its database and does not change what is doccano's."
                            .formatted(request.getMethod(), request.getUriInfo().getPath()));
        }
    }
}
