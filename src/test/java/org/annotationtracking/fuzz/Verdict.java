package org.annotationtracking.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.annotationtracking.fuzz.Target.Outcome;

/** Whether an answer may be: no 5xx, described by the document, and shaped as it says. */
final class Verdict {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOT_MORE_THAN_A_HEAD = List.of("HEAD", "OPTIONS");

    private final ApiDocument document;

    Verdict(ApiDocument document) {
        this.document = document;
    }

    /** What is wrong with it; nothing where it is as it should be. */
    List<String> of(ApiOperation operation, Draft draft, Outcome outcome) {
        if (outcome.status() >= 500) {
            return List.of("status " + outcome.status());
        }
        if (NOT_MORE_THAN_A_HEAD.contains(draft.method())) {
            return List.of();
        }
        boolean changed = !draft.method().equals(operation.method());
        if (changed && outcome.status() < 400) {
            return List.of(); // another operation's answer
        }
        JsonNode answer = operation.answer(outcome.status());
        if (answer.isMissingNode()) {
            return List.of("status " + outcome.status() + " is not described");
        }
        return shape(answer, outcome);
    }

    private List<String> shape(JsonNode answer, Outcome outcome) {
        JsonNode content = answer.path("content");
        if (content.isEmpty()) {
            return outcome.body().isEmpty() ? List.of() : List.of("status " + outcome.status() + " has a body");
        }
        String type = outcome.type().replaceFirst(";.*", "");
        if (!content.has(type)) {
            return List.of("status " + outcome.status() + " comes as " + type + ": " + shortened(outcome.body()));
        }
        if (!type.endsWith("json") || type.endsWith("ndjson")) {
            return List.of();
        }
        return document.complaints(content.path(type).path("schema"), json(outcome));
    }

    /** The answer's JSON, missing where it is none. */
    static JsonNode json(Outcome outcome) {
        try {
            return outcome.type().contains("json") && !outcome.type().contains("ndjson")
                    ? JSON.readTree(outcome.body())
                    : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 120));
    }
}
