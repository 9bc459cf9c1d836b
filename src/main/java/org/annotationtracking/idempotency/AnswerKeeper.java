package org.annotationtracking.idempotency;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.annotationtracking.platform.Problem;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** The last word on an answer under a key: what is kept is what goes out. */
@Singleton
class AnswerKeeper {

    private static final Logger LOG = Logger.getLogger(AnswerKeeper.class);
    private static final String REPLAYED = "Idempotent-Replayed";

    private final CurrentClaim current;
    private final OnceService once;
    private final Answers answers;
    private final Pruning pruning;

    AnswerKeeper(CurrentClaim current, OnceService once, Answers answers, Pruning pruning) {
        this.current = current;
        this.once = once;
        this.answers = answers;
        this.pruning = pruning;
    }

    @ServerExceptionMapper
    public Response replayed(ReplayException replay) {
        return Response.status(current.answer().map(Answer::status).orElse(500)).build();
    }

    @ServerResponseFilter
    public void keep(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Claim> claim = current.claim();
        if (claim.isEmpty()) {
            return;
        }
        if (current.answer().isEmpty()) {
            keepRefusal(claim.get(), response);
        }
        current.answer().ifPresent(answer -> send(answer, response));
        pruning.pruneNowAndThen();
    }

    /** What was refused was rolled back, and is kept in a transaction of its own; lost before that, it is decided anew. */
    private void keepRefusal(Claim claim, ContainerResponseContext response) {
        Answer refusal = answers.answer(
                response.getStatus(), response.getEntity(), response.getMediaType(), response.getHeaders());
        if (!refusal.isKept()) {
            return;
        }
        try {
            once.keep(claim, refusal).ifPresentOrElse(current::replayed, () -> current.answered(refusal));
        } catch (KeyRefusedException refused) {
            Response instead = Problem.response(refused);
            current.answered(answers.answer(
                    instead.getStatus(), instead.getEntity(), instead.getMediaType(), instead.getHeaders()));
        } catch (RuntimeException lost) {
            // The database went away, perhaps at the commit, which is no JdbiException. Nothing was done, so it stays
            // the refusal it is, and whoever asks again is told anew.
            LOG.warnf("A refusal was not kept under its key: %s", lost.getCause() == null ? lost : lost.getCause());
        }
    }

    private void send(Answer answer, ContainerResponseContext response) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().putSingle(name, value));
        if (answer.mediaType() == null) {
            response.setEntity(null);
        } else {
            response.setEntity(answer.bytes(), new Annotation[0], MediaType.valueOf(answer.mediaType()));
        }
        if (current.isReplayed()) {
            response.getHeaders().putSingle(REPLAYED, "true");
        }
    }
}
