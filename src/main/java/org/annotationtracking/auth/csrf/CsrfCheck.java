package org.annotationtracking.auth.csrf;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Django's check against forged requests, step by step and word by word. */
@ApplicationScoped
public class CsrfCheck {

    private final List<String> trusted;

    CsrfCheck(CsrfConfig config) {
        this.trusted = config.trustedOrigins().orElse(List.of()).stream()
                .map(String::strip)
                .toList();
    }

    /** Lets a request pass that changes nothing or shows its sender's secret; refuses others with 403. */
    public void require(ContainerRequestContext request, Cookies cookies) {
        if (!CsrfRequest.isSafe(request.getMethod())) {
            failure(CsrfRequest.of(request, cookies)).ifPresent(reason -> {
                throw DomainException.forbidden("csrf_failed", "CSRF Failed: " + reason);
            });
        }
    }

    /** Why the request may be forged; empty when it is not. */
    Optional<String> failure(CsrfRequest request) {
        if (request.origin() != null) {
            if (!isTrusted(request.origin(), request)) {
                return Optional.of(
                        "Origin checking failed - %s does not match any trusted origins.".formatted(request.origin()));
            }
        } else if (request.secure()) {
            Optional<String> reason = refererFailure(request.referer(), request.host());
            if (reason.isPresent()) {
                return reason.map(text -> "Referer checking failed - " + text);
            }
        }
        return tokenFailure(request.cookie(), request.token());
    }

    private boolean isTrusted(String origin, CsrfRequest request) {
        if (origin.equals(request.ownOrigin()) || (trusted.contains(origin) && !origin.contains("*"))) {
            return true;
        }
        Place asked = Place.of(origin).orElse(null);
        return asked != null
                && trusted.stream()
                        .filter(pattern -> pattern.contains("*"))
                        .flatMap(pattern -> Place.of(pattern).stream())
                        .anyMatch(place -> place.scheme().equals(asked.scheme()) && asked.isIn(withoutStar(place)));
    }

    private Optional<String> refererFailure(@Nullable String referer, String host) {
        if (referer == null) {
            return Optional.of("no Referer.");
        }
        Place place = Place.of(referer).orElse(new Place("", ""));
        if (place.scheme().isEmpty() || place.host().isEmpty()) {
            return Optional.of("Referer is malformed.");
        }
        if (!place.scheme().equals("https")) {
            return Optional.of("Referer is insecure while host is secure.");
        }
        boolean known = place.isIn(host)
                || trusted.stream()
                        .flatMap(origin -> Place.of(origin).stream())
                        .anyMatch(origin -> place.isIn(withoutStar(origin)));
        return known
                ? Optional.empty()
                : Optional.of("%s does not match any trusted origins.".formatted(place.withScheme(referer)));
    }

    private static Optional<String> tokenFailure(@Nullable String cookie, @Nullable String token) {
        if (cookie == null) {
            return Optional.of("CSRF cookie not set.");
        }
        if (!CsrfToken.flaw(cookie).isEmpty()) {
            return Optional.of("CSRF cookie " + CsrfToken.flaw(cookie) + ".");
        }
        if (token == null) {
            return Optional.of("CSRF token missing.");
        }
        String flaw = CsrfToken.flaw(token);
        if (flaw.isEmpty() && !CsrfToken.match(token, cookie)) {
            flaw = "incorrect";
        }
        return flaw.isEmpty()
                ? Optional.empty()
                : Optional.of("CSRF token from the 'X-Csrftoken' HTTP header %s.".formatted(flaw));
    }

    private static String withoutStar(Place place) {
        return place.host().replaceFirst("^\\*+", "");
    }
}
