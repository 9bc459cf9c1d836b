package org.annotationtracking.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.TreeMap;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.idempotency.OnceService.Done;
import org.annotationtracking.platform.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Calls resource methods and puts what they answer into the words that go out. */
@Singleton
class Answers {

    private static final String JSON = "application/json;charset=UTF-8";
    private static final String[] TELLING = {"Allow", "ETag", "Last-Modified", "Location", "Retry-After"};

    private final ObjectMapper mapper;

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** What a method did; a refusal that left an entry behind is something it did. */
    Done of(InvocationContext call) throws Exception {
        try {
            Object value = call.proceed();
            return new Done(answer(value, call.getMethod().getAnnotation(ResponseStatus.class)), value, null);
        } catch (DomainException refusal) {
            if (!refusal.isRecorded()) {
                throw refusal;
            }
            return new Done(refusal(refusal), null, refusal);
        }
    }

    /** What goes out, from what is about to. */
    Answer answer(
            int status, @Nullable Object entity, @Nullable MediaType type, MultivaluedMap<String, Object> headers) {
        Map<String, String> telling = new TreeMap<>();
        for (String name : TELLING) {
            Object value = headers.getFirst(name);
            if (value != null) {
                telling.put(name, value.toString());
            }
        }
        return new Answer(status, entity == null ? null : type == null ? JSON : type.toString(), telling, json(entity));
    }

    private Answer answer(@Nullable Object value, @Nullable ResponseStatus declared) {
        if (value instanceof RestResponse<?> response) {
            return answer(response.getStatus(), response.getEntity(), null, response.getHeaders());
        }
        int status = declared != null ? declared.value() : value == null ? 204 : 200;
        return new Answer(status, value == null ? null : JSON, Map.of(), json(value));
    }

    private Answer refusal(DomainException refusal) {
        var response = Problem.response(refusal);
        return answer(response.getStatus(), response.getEntity(), response.getMediaType(), response.getHeaders());
    }

    private @Nullable String json(@Nullable Object entity) {
        try {
            return entity == null ? null : mapper.writeValueAsString(entity);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("An answer could not be written as JSON", ours);
        }
    }
}
