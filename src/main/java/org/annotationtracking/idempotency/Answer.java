package org.annotationtracking.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes out, and goes out again.
 *
 * @param headers those that say something of what was done; not those of the connection
 * @param body null when it has none
 */
record Answer(
        int status,
        @Nullable String mediaType,
        Map<String, String> headers,
        @Nullable String body) {

    /** Whether it is kept: what was done, and what was refused for good; never what a login or a moment decides. */
    boolean isKept() {
        return (status >= 200 && status < 300)
                || (status >= 400 && status < 500 && status != 401 && status != 403 && status != 429);
    }

    byte @Nullable [] bytes() {
        return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    }
}
