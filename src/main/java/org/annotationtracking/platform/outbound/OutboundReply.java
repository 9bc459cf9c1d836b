package org.annotationtracking.platform.outbound;

import org.jspecify.annotations.Nullable;

/**
 * What a call came to.
 *
 * @param status the answer's status; null when none came
 * @param retryAfterSeconds when the receiver wants to be asked again, as far as it says so in seconds; 0 otherwise
 * @param error why there is no answer, one line for people; null when there is one
 */
public record OutboundReply(
        @Nullable Integer status,
        int retryAfterSeconds,
        @Nullable String error) {

    static OutboundReply failed(String error) {
        return new OutboundReply(null, 0, error);
    }

    /** Whether the receiver took it. */
    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }
}
