package org.annotationtracking.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a request in a trace, as W3C Trace Context writes it.
 *
 * @param traceId 32 hexadecimal digits, the caller's
 * @param spanId 16 hexadecimal digits, ours
 */
record TraceParent(String traceId, String spanId, String flags) {

    static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Our step in the caller's trace; empty for a header that is absent or means nothing: then there is no trace. */
    static Optional<TraceParent> within(@Nullable String header) {
        var parts = FORM.matcher(header == null ? "" : header);
        if (!parts.matches() || parts.group(1).matches("0+") || parts.group(2).matches("0+")) {
            return Optional.empty();
        }
        byte[] span = new byte[8];
        RANDOM.nextBytes(span);
        return Optional.of(new TraceParent(parts.group(1), HexFormat.of().formatHex(span), parts.group(3)));
    }

    String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }
}
