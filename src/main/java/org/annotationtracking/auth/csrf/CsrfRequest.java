package org.annotationtracking.auth.csrf;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.annotationtracking.auth.cookie.Cookies;
import org.annotationtracking.platform.PublicAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the check looks at.
 *
 * @param host as the client named it, with its port where it named one
 * @param cookie the secret the client keeps
 * @param token the secret the request shows
 */
record CsrfRequest(
        boolean secure,
        String host,
        @Nullable String origin,
        @Nullable String referer,
        @Nullable String cookie,
        @Nullable String token) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    static CsrfRequest of(ContainerRequestContext request, Cookies cookies) {
        Place seen = Place.of(PublicAddress.of(request.getUriInfo())).orElseThrow();
        return new CsrfRequest(
                isSecure(request.getHeaderString("X-Forwarded-Proto"), seen.scheme()),
                seen.host(),
                request.getHeaderString("Origin"),
                request.getHeaderString("Referer"),
                cookies.get(CsrfToken.COOKIE).orElse(null),
                request.getHeaderString("X-CSRFToken"));
    }

    /** A forwarded scheme is believed from anybody, as by doccano: a page of another origin cannot set that header. */
    static boolean isSecure(@Nullable String forwarded, String scheme) {
        return (forwarded == null ? scheme : forwarded.split(",", 2)[0].strip()).equals("https");
    }

    /** Whether a method changes nothing, so that nobody can be made to send it to their harm. */
    static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    String ownOrigin() {
        return (secure ? "https://" : "http://") + host;
    }
}
