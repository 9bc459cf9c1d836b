package org.annotationtracking.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.history.feed.Feed;
import org.annotationtracking.platform.QueryValues;
import org.annotationtracking.platform.outbound.OutboundCalls;
import org.annotationtracking.platform.outbound.OutboundReply;
import org.annotationtracking.platform.outbound.OutboundTarget;
import org.jspecify.annotations.Nullable;

/** What managers do with their project's webhooks. */
@ApplicationScoped
class WebhookService {

    static final int MOST = 20;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Feed feed;
    private final CloudEvents events;
    private final OutboundCalls calls;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookService(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Feed feed,
            CloudEvents events,
            OutboundCalls calls,
            WebhookConfig config,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.feed = feed;
        this.events = events;
        this.calls = calls;
        this.config = config;
        this.clock = clock;
    }

    /** A webhook and its secret, which nobody is told again. */
    record Created(Webhook webhook, String secret) {}

    /** What a test call came to. */
    record Tried(OutboundReply reply, int millis) {}

    List<Webhook> all(long projectId) {
        return webhooks.of(projectId, null);
    }

    /** Refuses an id that is none of the project's with 404. */
    Webhook require(long projectId, long id) {
        return webhooks.of(projectId, id).stream().findFirst().orElseThrow(WebhookService::notThere);
    }

    /** Refuses an address that cannot be called with 400, and more than {@value #MOST} with 409. */
    @Transactional
    Created add(long projectId, @Nullable String url, EventTypes types, @Nullable Long after, String by) {
        String target = requireCallable(url);
        if (webhooks.countHeld(projectId) >= MOST) {
            throw DomainException.conflict("too_many_webhooks", "A project has at most %d webhooks.".formatted(MOST));
        }
        String secret = Secret.random();
        long newest = feed.newest(projectId);
        long from = after == null ? newest : Math.min(after, newest);
        long id = webhooks.add(projectId, target, types, secret, by, from);
        return new Created(require(projectId, id), secret);
    }

    @Transactional
    Webhook change(
            long projectId, long id, @Nullable String url, @Nullable EventTypes types, @Nullable Boolean active) {
        String target = url == null ? null : requireCallable(url);
        requireDone(webhooks.change(projectId, id, target, types == null ? null : types.text(), active));
        return require(projectId, id);
    }

    @Transactional
    void remove(long projectId, long id) {
        requireDone(webhooks.remove(projectId, id));
    }

    @Transactional
    Created replaceSecret(long projectId, long id) {
        String secret = Secret.random();
        requireDone(webhooks.replaceSecret(projectId, id, secret));
        return new Created(require(projectId, id), secret);
    }

    /** Begins anew behind a number; one that is not given yet is the newest. */
    @Transactional
    Webhook replay(long projectId, long id, long after) {
        requireDone(webhooks.moveTo(projectId, id, Math.min(after, feed.newest(projectId))));
        return require(projectId, id);
    }

    List<Delivery> deliveries(long projectId, long id, Optional<String> outcome, long before, int limit) {
        require(projectId, id);
        return deliveries.of(projectId, id, outcome.orElse(null), before, limit);
    }

    /** Calls once, now, and waits for the answer. */
    Tried test(long projectId, long id) {
        Receiver receiver = webhooks.receiver(projectId, id).orElseThrow(WebhookService::notThere);
        String name = "test-" + UUID.randomUUID();
        byte[] body = events.test(projectId, id, name);
        long began = System.nanoTime();
        OutboundReply reply = calls.post(
                        receiver.target(),
                        receiver.headers(name, clock.instant().getEpochSecond(), body),
                        body,
                        config.timeout())
                .toCompletableFuture()
                .join();
        return new Tried(
                reply, (int) Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    private static String requireCallable(@Nullable String url) {
        return OutboundTarget.parse(url)
                .map(target -> target.uri().toString())
                .orElseThrow(() -> QueryValues.refused(
                        "url", "An address such as https://example.org/hook is required, without a password in it."));
    }

    private static void requireDone(boolean done) {
        if (!done) {
            throw notThere();
        }
    }

    private static DomainException notThere() {
        return DomainException.notFound("Webhook");
    }
}
