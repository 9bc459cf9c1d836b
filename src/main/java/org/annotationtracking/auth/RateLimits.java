package org.annotationtracking.auth;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Counts each caller's requests by windows that begin with the first, and tells how many are left in {@code RateLimit-Limit},
 * {@code RateLimit-Remaining} and {@code RateLimit-Reset} (seconds). Each instance counts what it gets.
 */
@ApplicationScoped
class RateLimits {

    private static final int MOST_CALLERS = 100_000;

    private final RateLimitConfig config;
    private final CurrentVertxRequest current;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(RateLimitConfig config, CurrentVertxRequest current) {
        this.config = config;
        this.current = current;
    }

    private record Window(long began, int used) {}

    /** Refuses with 429 {@code rate_limited} an account that has used its requests up. */
    void require(long userId, Access access) {
        if (access.limited()) {
            count("user " + userId);
        }
    }

    /** The same for somebody who has not said who it is, by the address that the connection or a trusted proxy names. */
    void requireAnonymous() {
        RoutingContext context = current.getCurrent();
        if (context != null && context.request().remoteAddress() != null) {
            count("address " + context.request().remoteAddress().hostAddress());
        }
    }

    private void count(String caller) {
        // A stream's door is asked again while it goes on; that is no request.
        RoutingContext context = current.getCurrent();
        if (config.requests() <= 0 || context == null || context.response().headWritten()) {
            return;
        }
        long now = System.nanoTime();
        if (windows.size() >= MOST_CALLERS) {
            windows.values().removeIf(window -> isOver(window, now));
            if (windows.size() >= MOST_CALLERS) {
                // So many at once are no callers of ours; counting them is not worth what it would cost everybody.
                windows.clear();
            }
        }
        Window window = windows.compute(caller, (name, old) -> next(old, now));
        long resets = Math.max(1, (window.began() + config.window().toNanos() - now + 999_999_999) / 1_000_000_000);
        context.response()
                .putHeader("RateLimit-Limit", Integer.toString(config.requests()))
                .putHeader("RateLimit-Remaining", Integer.toString(Math.max(0, config.requests() - window.used())))
                .putHeader("RateLimit-Reset", Long.toString(resets));
        if (window.used() > config.requests()) {
            context.response().putHeader("Retry-After", Long.toString(resets));
            throw new DomainException(
                    Kind.TOO_MANY_REQUESTS, "rate_limited", "Too many requests; again in %d s.".formatted(resets));
        }
    }

    private Window next(@Nullable Window old, long now) {
        return old == null || isOver(old, now)
                ? new Window(now, 1)
                : new Window(old.began(), Math.min(old.used() + 1, config.requests() + 1));
    }

    private boolean isOver(Window window, long now) {
        return now - window.began() >= config.window().toNanos();
    }
}
