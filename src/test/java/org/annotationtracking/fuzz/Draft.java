package org.annotationtracking.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * A request before it is sent. Where it means things of the project that it is sent to, it holds their placeholders:
 * {@code @project@}, {@code @example@} and so on.
 *
 * @param operation the operation of the API document it was made from
 * @param caller who asks, by the role in the project
 * @param path percent-encoded, with its query
 * @param text the body, or its base64 where {@code encoded}
 */
record Draft(
        String operation,
        String caller,
        String method,
        String path,
        Map<String, String> headers,
        String text,
        boolean encoded) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Draft of(
            String operation, String caller, String method, String path, Map<String, String> headers, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean encoded = !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
        return new Draft(
                operation,
                caller,
                method,
                path,
                headers,
                encoded ? Base64.getEncoder().encodeToString(body) : text,
                encoded);
    }

    static Draft read(String line) {
        try {
            return JSON.readValue(line, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** As it is kept in the corpus. */
    String line() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] body(Ground ground) {
        return encoded ? Base64.getDecoder().decode(text) : ground.fill(text).getBytes(StandardCharsets.UTF_8);
    }
}
