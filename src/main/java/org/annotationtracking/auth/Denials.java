package org.annotationtracking.auth;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.RequestId;
import org.jboss.logging.Logger;

/**
 * The record of those who were not let in: a line of the log {@code annotation-tracking.audit} in a form that stays, and the
 * counter {@code tracking_denials_total{code}}.
 */
@RequestScoped
class Denials {

    private static final Logger AUDIT = Logger.getLogger("annotation-tracking.audit");
    private static final String UNKNOWN = "-";

    private final MeterRegistry metrics;
    private final RequestId requestId;
    private String user = UNKNOWN;

    Denials(MeterRegistry metrics, RequestId requestId) {
        this.metrics = metrics;
        this.requestId = requestId;
    }

    /** Whom the line will name, once that is known. */
    void note(String username) {
        user = username;
    }

    /** Who asks, once that is known. */
    Optional<String> user() {
        return user.equals(UNKNOWN) ? Optional.empty() : Optional.of(user);
    }

    /** The operation in the words of the API document: nothing in the line is what a client wrote, but the number of a project. */
    void record(DomainException refusal, String operation, ContainerRequestContext request) {
        if (refusal.kind() != DomainException.Kind.FORBIDDEN
                && refusal.kind() != DomainException.Kind.TOO_MANY_REQUESTS) {
            return;
        }
        String project = request.getUriInfo().getPathParameters().getFirst("project");
        AUDIT.infof(
                "denied code=%s user=\"%s\" project=%s operation=\"%s\" request=%s",
                refusal.code(),
                user.replaceAll("[\\p{Cntrl}\"\\\\]", "?"),
                project != null && project.matches("[0-9]{1,18}") ? project : UNKNOWN,
                operation,
                requestId.current());
        metrics.counter("tracking_denials", "code", refusal.code()).increment();
    }
}
