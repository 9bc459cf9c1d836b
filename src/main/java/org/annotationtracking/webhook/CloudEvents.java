package org.annotationtracking.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.history.feed.Change;
import org.jspecify.annotations.Nullable;

/** Writes entries of the journal as CloudEvents 1.0 in JSON. */
@ApplicationScoped
class CloudEvents {

    static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String TYPES = "org.annotationtracking.";

    private final ObjectMapper mapper;
    private final Clock clock;

    CloudEvents(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /** An entry: {@code source} and {@code id} together name it, again and again. */
    byte[] of(long projectId, Change change) {
        Map<String, @Nullable Object> event = event(projectId, Long.toString(change.seq()), "example." + change.type());
        event.put("subject", "examples/" + change.exampleId());
        if (change.at() != null) {
            event.put("time", change.at());
        }
        // The extension for order within a source is a text, by its specification.
        event.put("sequence", Long.toString(change.seq()));
        event.put("datacontenttype", "application/json");
        event.put("data", change);
        return bytes(event);
    }

    /** What a test call sends: no entry of the journal. */
    byte[] test(long projectId, long webhookId, String id) {
        Map<String, @Nullable Object> event = event(projectId, id, "webhook.test");
        event.put("subject", "webhooks/" + webhookId);
        event.put("time", clock.instant());
        event.put("datacontenttype", "application/json");
        event.put("data", Map.of("message", "A test call"));
        return bytes(event);
    }

    private static Map<String, @Nullable Object> event(long projectId, String id, String type) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/v1/projects/" + projectId);
        event.put("type", TYPES + type);
        return event;
    }

    private byte[] bytes(Map<String, @Nullable Object> event) {
        try {
            return mapper.writeValueAsBytes(event);
        } catch (JsonProcessingException ours) {
            throw new IllegalStateException("An event could not be written as JSON", ours);
        }
    }
}
