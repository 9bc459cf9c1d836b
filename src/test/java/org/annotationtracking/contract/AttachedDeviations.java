package org.annotationtracking.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where the service beside a doccano answers otherwise than doccano; docs/doccano.md has the reasons. */
final class AttachedDeviations {

    /** The recordings were made with a newer REST framework than 1.8.4 is released with. */
    private static final Deviation NOT_FOUND =
            new Deviation(404, "{\"detail\":\"Not found.\"}", "1.8.4 does not say what");

    private static final String IN_ORDER = "the order is kept under confirmed=";
    private static final String NO_ASSIGNMENTS = "1.8.4 knows no assignments";

    /** What is written there belongs to doccano, and the way in front sends it to doccano. */
    private static final Pattern DOCCANOS = Pattern.compile("/v1/(users/create|auth/user|auth/password/change"
            + "|projects(/\\d+(/(examples|members|comments)(/\\d+)?)?)?)/?(\\?.*)?");

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private AttachedDeviations() {}

    /** Whoever may write what is doccano's is told that it is; who may not is refused as by doccano. */
    static @Nullable Deviation ruled(Exchange exchange) {
        return WRITES.contains(exchange.method())
                        && DOCCANOS.matcher(exchange.path()).matches()
                ? new Deviation(404, "{\"code\":\"not_served_here\"}", "doccano's to change")
                : null;
    }

    /** By the names of our own exchanges, beside 1.8.5. */
    static Map<String, Deviation> ours185() {
        return Map.of(
                "not confirmed, in order",
                new Deviation(
                        200,
                        "{\"count\":5,\"results\":[{\"id\":2},{\"id\":3},{\"id\":4}]}",
                        "of twelve examples six are assigned, and 1.8.5 shows these"));
    }

    /** The same beside 1.8.4. */
    static Map<String, Deviation> ours184() {
        Map<String, Deviation> by = new HashMap<>();
        for (String name : List.of(
                "a project that is not there, for a superuser",
                "a superuser's role",
                "an example that is not there",
                "an example of another project",
                "the tick of an example that is not there")) {
            by.put(name, NOT_FOUND);
        }
        by.putAll(Map.of(
                "blank parameters are kept and mean nothing",
                new Deviation(200, "{\"count\":12,\"results\":[{\"id\":1,\"assignments\":[]}]}", NO_ASSIGNMENTS),
                "by assignee",
                new Deviation(200, "{\"count\":12,\"results\":[{\"id\":1},{\"id\":2}]}", NO_ASSIGNMENTS)));
        return by;
    }

    /** By the recorded titles of 1.8.5. */
    static Map<String, Deviation> recorded185() {
        Map<String, Deviation> by = new HashMap<>(StandaloneDeviations.from185());
        by.keySet()
                .removeAll(List.of(
                        "me Bearer scheme",
                        "comments create",
                        "comments create no example",
                        "examples bulk delete no body",
                        "examples ann1 limit=50",
                        "examples appr (no assignments)",
                        "examples annotation page ann1"));
        by.put("example detail not assigned (ann1 → 7)", new Deviation(404, "what is not to be seen is not there"));
        by.put("collab project ann1 confirmed=true", new Deviation(200, list(2, 13, 15), IN_ORDER));
        by.put("collab project ann2 confirmed=false", new Deviation(200, list(4, 17, 19, 21, 23), IN_ORDER));
        by.put(
                "random order project ann1",
                new Deviation(200, "{\"count\":6}", "each person's own order, as in 1.8.4"));
        by.put(
                "examples mgr ?label=positive",
                new Deviation(
                        200, "{\"count\":1,\"results\":[{\"id\":1}]}", "an example once, however many labels fit"));
        return by;
    }

    private static String list(int count, int... ids) {
        return IntStream.of(ids)
                .mapToObj("{\"id\":%d}"::formatted)
                .collect(Collectors.joining(",", "{\"count\":" + count + ",\"results\":[", "]}"));
    }

    /** By the recorded titles of 1.8.4. */
    static Map<String, Deviation> recorded184() {
        Map<String, Deviation> by = new HashMap<>(StandaloneDeviations.from184());
        by.keySet().removeAll(List.of("assignee ignored", "random order mgr", "random order ann1"));
        by.put("example 404", NOT_FOUND);
        by.put("my-role superuser", NOT_FOUND);
        by.keySet().removeAll(List.of("random order ann2", "random order appr", "random order + confirmed=false ann1"));
        return by;
    }
}
