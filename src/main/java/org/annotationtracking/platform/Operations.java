package org.annotationtracking.platform;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which methods an address answers. The framework says 404 to a wrong method where several resource classes share the
 * beginning of an address; a client deserves to hear 405.
 */
@Singleton
class Operations {

    private final List<Operation> operations = new ArrayList<>();

    Operations(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().isAnnotationPresent(Path.class))
                .forEach(bean -> addAll(bean.getBeanClass()));
    }

    private record Operation(Pattern path, String method) {}

    /** The methods of an address as it is on the wire, without its query; empty for an address nobody serves. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        for (Operation operation : operations) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
            }
        }
        return methods;
    }

    private void addAll(Class<?> resource) {
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (http != null) {
                    operations.add(new Operation(
                            pattern(resource.getAnnotation(Path.class), method.getAnnotation(Path.class)),
                            http.value()));
                }
            }
        }
    }

    private static Pattern pattern(Path ofClass, @Nullable Path ofMethod) {
        StringBuilder pattern = new StringBuilder();
        for (String segment : (ofClass.value() + "/" + (ofMethod == null ? "" : ofMethod.value())).split("/")) {
            if (!segment.isEmpty()) {
                pattern.append('/').append(segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment));
            }
        }
        return Pattern.compile(pattern.append("/?").toString());
    }
}
