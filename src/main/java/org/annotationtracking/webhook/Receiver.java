package org.annotationtracking.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.annotationtracking.platform.outbound.OutboundTarget;
import org.jspecify.annotations.Nullable;

/**
 * Whom calls go to, and what they are signed with.
 *
 * @param previousSecret the one before, while it still counts; receivers may check either
 */
record Receiver(String url, String secret, @Nullable String previousSecret) {

    OutboundTarget target() {
        return OutboundTarget.parse(url)
                .orElseThrow(() -> new IllegalStateException("A stored webhook's address cannot be called"));
    }

    /** The headers of one call. */
    Map<String, String> headers(String id, long timestamp, byte[] body) {
        List<String> signatures = new ArrayList<>();
        signatures.add(Secret.sign(secret, id, timestamp, body));
        if (previousSecret != null) {
            signatures.add(Secret.sign(previousSecret, id, timestamp, body));
        }
        return Map.of(
                "Content-Type",
                CloudEvents.MEDIA_TYPE,
                "User-Agent",
                "annotation-tracking",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                String.join(" ", signatures));
    }
}
