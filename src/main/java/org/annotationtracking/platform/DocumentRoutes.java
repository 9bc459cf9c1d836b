package org.annotationtracking.platform;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The API document under the address people try first. */
@Singleton
class DocumentRoutes {

    void register(@Observes Router router) {
        router.get("/openapi")
                .handler(context ->
                        context.reroute("/q/openapi" + query(context.request().query())));
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }
}
