package org.annotationtracking.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The ways to the page and the headers of its files; the files themselves are Quarkus' static resources. */
@Singleton
class PageRoutes {

    /** Recordings may lie elsewhere: doccano keeps the addresses of an audio project's files as they were imported. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; media-src 'self' http: https:; frame-ancestors 'none'; "
                    + "base-uri 'none'; form-action 'self'";

    void register(@Observes Router router) {
        for (String path : new String[] {"/", "/tracking"}) {
            router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(PageRoutes::toPage);
        }
        router.route("/tracking/*").handler(PageRoutes::withHeaders);
    }

    /** Relative, so that it also holds behind a proxy that adds a prefix; a shared link keeps its query. */
    private static void toPage(RoutingContext context) {
        if (context.normalizedPath().endsWith("/tracking/")) { // a route for "/tracking" matches this too
            context.next();
            return;
        }
        String query = context.request().query();
        context.response()
                .setStatusCode(302)
                .putHeader("Location", "tracking/" + (query == null ? "" : "?" + query))
                .end();
    }

    /** Set before the static handler runs, which then leaves out its own Cache-Control: a day, unasked. */
    private static void withHeaders(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cache-Control", "no-cache");
        context.next();
    }
}
