package org.annotationtracking.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.DomainException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever went wrong into an answer; nothing of our insides ever reaches a client. */
@Singleton
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    private final Capabilities capabilities;
    private final RequestId requestId;

    ExceptionMappers(Capabilities capabilities, RequestId requestId) {
        this.capabilities = capabilities;
        this.requestId = requestId;
    }

    @ServerExceptionMapper
    Response refused(DomainException refusal) {
        LOG.debugf("%s refused: %s", requestId.current(), refusal.code());
        return Problem.response(refusal);
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
    Response http(WebApplicationException failure) {
        if (failure.getCause() instanceof DomainException refusal) {
            return Problem.response(refusal);
        }
        if (failure.getCause() instanceof JacksonException json) {
            return Problem.response(BodyErrors.explain(json));
        }
        int status = failure.getResponse().getStatus();
        return status >= 500 ? unexpected(failure) : Problem.response(status, Problem.codeOf(status), text(status));
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure) {
        Optional<DomainException> known = SqlStates.explain(failure);
        if (known.isEmpty()) {
            LOG.errorf(failure, "%s failed", requestId.current());
            capabilities.doubt();
            return Problem.response(
                    500, "internal_error", "Something went wrong here. It was logged as " + requestId.current() + ".");
        }
        if (known.get().kind() == DomainException.Kind.UNAVAILABLE) {
            capabilities.doubt();
        }
        return Problem.response(known.get());
    }

    private static String text(int status) {
        return switch (status) {
            case 404 -> "Not found.";
            case 405 -> "Method not allowed.";
            case 406 -> "Could not satisfy the request Accept header.";
            case 415 -> "Unsupported media type in request.";
            default -> "The request could not be understood.";
        };
    }
}
