package org.annotationtracking.webhook;

import java.time.Duration;
import org.annotationtracking.history.feed.Change;
import org.annotationtracking.platform.outbound.OutboundReply;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt comes to for the webhook.
 *
 * @param outcome {@code delivered}, {@code failed}, or {@code dead} when it was the last attempt
 * @param settled whether the event is done with, one way or the other
 * @param attempts failed ones at the next event
 * @param pause until the next attempt
 * @param gone the receiver said that it wants no more: 410
 */
record Settlement(
        Change change,
        String outcome,
        int attempt,
        boolean settled,
        int attempts,
        Duration pause,
        boolean gone,
        @Nullable Integer status,
        @Nullable String error,
        int durationMillis) {

    private static final int GONE = 410;
    private static final int MOST_CHARS = 300;

    /** Decides over an attempt that followed {@code failedBefore} failed ones. */
    static Settlement of(Change change, int failedBefore, OutboundReply reply, int millis, WebhookConfig config) {
        int attempt = failedBefore + 1;
        boolean good = reply.isSuccess();
        boolean gone = reply.status() != null && reply.status() == GONE;
        boolean last = !good && !gone && attempt >= config.attempts();
        return new Settlement(
                change,
                good ? "delivered" : last ? "dead" : "failed",
                attempt,
                good || last,
                good || last || gone ? 0 : attempt,
                good || last || gone ? Duration.ZERO : pause(attempt, reply.retryAfterSeconds(), config),
                gone,
                reply.status(),
                shortened(error(reply, good, gone)),
                millis);
    }

    private static @Nullable String error(OutboundReply reply, boolean good, boolean gone) {
        if (good || reply.status() == null) {
            return reply.error();
        }
        if (gone) {
            return "The receiver is gone; the webhook is paused";
        }
        return reply.status() >= 300 && reply.status() < 400 ? "Redirects are not followed" : null;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    }

    /** Doubled with every failure, never shorter than the receiver asks for, never longer than agreed. */
    static Duration pause(int failures, int askedSeconds, WebhookConfig config) {
        long longest = config.longestPause().toMillis();
        double doubled = config.firstPause().toMillis() * Math.pow(2, failures - 1.0);
        long wanted = Math.max((long) Math.min(doubled, longest), askedSeconds * 1000L);
        return Duration.ofMillis(Math.min(wanted, longest));
    }
}
