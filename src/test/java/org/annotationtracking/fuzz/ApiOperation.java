package org.annotationtracking.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the API document.
 *
 * @param description the document's own words for it
 */
record ApiOperation(String method, String path, JsonNode description) {
    /** A parameter and where it goes: {@code path}, {@code query} or {@code header}. */
    record Parameter(String name, String in, JsonNode schema) {}

    String name() {
        return method + " " + path;
    }

    List<Parameter> parameters(String in) {
        List<Parameter> found = new ArrayList<>();
        for (JsonNode each : description.path("parameters")) {
            if (each.path("in").asText().equals(in)) {
                found.add(new Parameter(each.path("name").asText(), in, each.path("schema")));
            }
        }
        return found;
    }

    /** What kind of body it takes, where it takes one. */
    Optional<String> bodyType() {
        JsonNode content = description.path("requestBody").path("content");
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(content.fieldNames().next());
    }

    JsonNode bodySchema() {
        return description
                .path("requestBody")
                .path("content")
                .path(bodyType().orElse(""))
                .path("schema");
    }

    /** The answer described for a status, or the one for all others. */
    JsonNode answer(int status) {
        JsonNode exact = description.path("responses").path(Integer.toString(status));
        boolean success = status < 400;
        return exact.isMissingNode() && !success ? description.path("responses").path("default") : exact;
    }
}
