package org.annotationtracking.contract;

import io.restassured.RestAssured;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the API document of the running service lists. */
final class Operations {

    private static final Set<String> WRITES = Set.of("post", "put", "patch", "delete");

    private Operations() {}

    /** The operations that change something, by verb and path. */
    static Set<String> writes() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        Set<String> writes = new TreeSet<>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(WRITES::contains)
                .forEach(verb -> writes.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        return writes;
    }
}
