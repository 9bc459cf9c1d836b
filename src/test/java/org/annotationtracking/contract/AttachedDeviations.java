package org.annotationtracking.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the service beside a doccano answers otherwise than doccano; docs/doccano.md has the reasons. */
final class AttachedDeviations {

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
        return Map.of();
    }

    /** The same beside 1.8.4. */
    static Map<String, Deviation> ours184() {
        return Map.of(
                "blank parameters are kept and mean nothing",
                new Deviation(200, "{\"count\":12,\"results\":[{\"id\":1,\"assignments\":[]}]}", NO_ASSIGNMENTS),
                "by assignee",
                new Deviation(200, "{\"count\":12,\"results\":[{\"id\":1},{\"id\":2}]}", NO_ASSIGNMENTS));
    }

    /** By the recorded titles of 1.8.5. */
    static Map<String, Deviation> recorded185() {
        Map<String, Deviation> by = new HashMap<>(StandaloneDeviations.from185());
        by.keySet()
                .removeAll(List.of(
                        "me Bearer scheme",
                        "comments create",
                        "comments create no example",
                        "examples bulk delete no body"));
        by.put(
                "examples mgr ?label=positive",
                new Deviation(
                        200, "{\"count\":1,\"results\":[{\"id\":1}]}", "an example once, however many labels fit"));
        return by;
    }

    /** By the recorded titles of 1.8.4. */
    static Map<String, Deviation> recorded184() {
        Map<String, Deviation> by = new HashMap<>(StandaloneDeviations.from184());
        by.keySet().removeAll(List.of("assignee ignored", "random order mgr", "random order ann1"));
        by.keySet().removeAll(List.of("random order ann2", "random order appr", "random order + confirmed=false ann1"));
        return by;
    }
}
