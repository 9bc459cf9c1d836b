package org.annotationtracking.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.DomainException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever went wrong into an answer; nothing of our insides ever reaches a client. */
@Singleton
class ExceptionMappers {

    private static final String NAMED = "No \\w+ matches the given query\\.";

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private final Capabilities capabilities;
    private final RequestId requestId;
    private final Operations operations;
    private final GenerationQueries generation;
    private final MeterRegistry metrics;

    ExceptionMappers(
            Capabilities capabilities,
            RequestId requestId,
            Operations operations,
            GenerationQueries generation,
            MeterRegistry metrics) {
        this.capabilities = capabilities;
        this.requestId = requestId;
        this.operations = operations;
        this.generation = generation;
        this.metrics = metrics;
        // There from the beginning, so that a rule can wait for their rise.
        metrics.counter("tracking_unavailable", "code", "busy");
        metrics.counter("tracking_conflicts", "code", "lock_lost");
    }

    @ServerExceptionMapper
    Response refused(DomainException refusal) {
        LOG.debugf("%s refused: %s", requestId.current(), refusal.code());
        count(refusal);
        return Problem.response(worded(refusal));
    }

    /** An older doccano does not say what it is that was not found. */
    private DomainException worded(DomainException refusal) {
        return generation.isOlder() && refusal.text().matches(NAMED)
                ? new DomainException(refusal.kind(), refusal.code(), "Not found.")
                : refusal;
    }

    @ServerExceptionMapper
    Response badJson(MismatchedInputException failure) {
        return Problem.response(BodyErrors.explain(failure));
    }

    @ServerExceptionMapper
    Response badJson(JacksonException failure) {
        return Problem.response(BodyErrors.explain(failure));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException failure) {
        return Problem.response(BodyErrors.explain(failure));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, ContainerRequestContext request) {
        if (failure.getCause() instanceof DomainException refusal) {
            return Problem.response(worded(refusal));
        }
        if (failure.getCause() instanceof JacksonException json) {
            return Problem.response(BodyErrors.explain(json));
        }
        int status = failure.getResponse().getStatus();
        if (status == 404 || status == 405) {
            Set<String> methods = operations.methods(request.getUriInfo().getPath());
            if (!methods.isEmpty() && !methods.contains(request.getMethod())) {
                return Problem.notAllowed(request.getMethod(), methods);
            }
        }
        return status >= 500
                ? unexpected(failure)
                : Problem.response(status, Problem.codeOf(status), text(status, request));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        Optional<DomainException> known = SqlStates.explain(failure);
        if (known.isEmpty()) {
            LOG.errorf(failure, "%s failed", requestId.current());
            capabilities.doubt();
            return Problem.response(500, "internal_error", Problem.logged(requestId.current()));
        }
        if (known.get().kind() == DomainException.Kind.UNAVAILABLE) {
            capabilities.doubt();
        }
        count(known.get());
        return Problem.response(known.get());
    }

    /** Those that operators watch: who came too late, and what could not be served. */
    private void count(DomainException refusal) {
        switch (refusal.kind()) {
            case CONFLICT, IN_FLIGHT, PRECONDITION_FAILED ->
                metrics.counter("tracking_conflicts", "code", refusal.code()).increment();
            case UNAVAILABLE ->
                metrics.counter("tracking_unavailable", "code", refusal.code()).increment();
            default -> {}
        }
    }

    private static String text(int status, ContainerRequestContext request) {
        return switch (status) {
            case 404 ->
                Problem.notServed(request.getMethod(), request.getUriInfo().getPath());
            case 406 -> "Could not satisfy the request Accept header.";
            case 415 -> "Unsupported media type \"%s\" in request.".formatted(request.getHeaderString("Content-Type"));
            default -> "The request could not be understood.";
        };
    }
}
