package org.annotationtracking.auth;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API document calls a resource method: {@code GET /v1/projects/{project}/examples}. */
final class OperationName {

    private static final Map<Method, String> NAMES = new ConcurrentHashMap<>();

    private OperationName() {}

    static String of(ResourceInfo resource) {
        return NAMES.computeIfAbsent(resource.getResourceMethod(), method -> of(resource.getResourceClass(), method));
    }

    private static String of(Class<?> resource, Method method) {
        String verb = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst()
                .orElse("");
        // A parameter's pattern is no part of its name.
        return verb + " /"
                + Stream.of(resource.getAnnotation(Path.class), method.getAnnotation(Path.class))
                        .filter(path -> path != null)
                        .flatMap(path -> Arrays.stream(path.value().split("/")))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> segment.replaceFirst("^\\{\\s*(\\w+).*", "{$1}"))
                        .collect(Collectors.joining("/"));
    }
}
