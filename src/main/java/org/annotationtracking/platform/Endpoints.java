package org.annotationtracking.platform;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** Finds what the API document says of a method that answers requests with a body. */
final class Endpoints {
    private static final Map<HttpMethod, Class<? extends Annotation>> VERBS = Map.of(
            HttpMethod.POST, POST.class,
            HttpMethod.PUT, PUT.class,
            HttpMethod.PATCH, PATCH.class,
            HttpMethod.DELETE, DELETE.class);

    private Endpoints() {}

    static Optional<Operation> operation(OpenAPI api, MethodInfo method) {
        String path = path(method.declaringClass().declaredAnnotation(Path.class))
                + path(method.declaredAnnotation(Path.class));
        PathItem item = api.getPaths().getPathItem(path.replaceAll("/$", ""));
        return item == null
                ? Optional.empty()
                : VERBS.entrySet().stream()
                        .filter(verb -> method.hasDeclaredAnnotation(verb.getValue()))
                        .map(verb -> item.getOperations().get(verb.getKey()))
                        .findFirst();
    }

    private static String path(@Nullable AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }
}
