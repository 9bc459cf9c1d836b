package org.annotationtracking.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares an answer with the one expected, member by member: all expected members, in their order, with their values.
 * Members of ours may stand among them. Ids are expected as far from the known ones as the world was moved.
 */
final class JsonMatch {

    private static final Set<String> IDS =
            Set.of("id", "user", "example", "confirmed_by", "assignee_id", "project", "pk");

    private final long distance;
    private final String recordedHost;
    private final String host;
    private final Map<Long, Long> roles;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param recordedHost scheme, host and port in the expected addresses
     * @param host the same of the service that answered
     * @param roles our ids of the roles, by the expected ones
     */
    JsonMatch(long distance, String recordedHost, String host, Map<Long, Long> roles) {
        this.distance = distance;
        this.recordedHost = recordedHost;
        this.host = host;
        this.roles = roles;
    }

    List<String> differences(JsonNode expected, JsonNode actual) {
        compare("", expected, actual);
        return differences;
    }

    private void compare(String at, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            objects(at, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            arrays(at, expected, actual);
        } else if (!sameValue(at, expected, actual)) {
            differences.add(at + ": expected " + expected + " but was " + actual);
        }
    }

    private void objects(String at, JsonNode expected, JsonNode actual) {
        List<String> order = new ArrayList<>();
        actual.fieldNames().forEachRemaining(name -> {
            if (expected.has(name)) {
                order.add(name);
            }
        });
        List<String> wanted = new ArrayList<>();
        expected.fieldNames().forEachRemaining(wanted::add);
        if (!order.equals(wanted)) {
            differences.add(at + ": expected members " + wanted + " but was " + order);
            return;
        }
        // Nobody names a check mark by its id, and ours may leave gaps.
        wanted.stream()
                .filter(name -> !name.equals("id") || !expected.has("confirmed_at"))
                .forEach(name -> compare(at + "/" + name, expected.get(name), actual.get(name)));
    }

    private void arrays(String at, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(at + ": expected " + expected.size() + " items but was " + actual.size());
            return;
        }
        List<JsonNode> wanted = at.endsWith("/assignments") ? byAssignee(expected) : items(expected);
        List<JsonNode> given = at.endsWith("/assignments") ? byAssignee(actual) : items(actual);
        for (int i = 0; i < wanted.size(); i++) {
            compare(at + "/" + i, wanted.get(i), given.get(i));
        }
    }

    private boolean sameValue(String at, JsonNode expected, JsonNode actual) {
        String name = at.substring(at.lastIndexOf('/') + 1);
        if (at.contains("/meta/")) {
            return expected.equals(actual);
        }
        if (expected.isTextual()
                && (name.endsWith("_at")
                        || name.equals("key")
                        || expected.asText().matches("\\p{XDigit}{8}-.*"))) {
            return shape(expected.asText()).equals(shape(actual.asText())) && actual.isTextual();
        }
        if (expected.isIntegralNumber() && IDS.contains(name)) {
            return actual.isIntegralNumber() && actual.asLong() == expected.asLong() + distance;
        }
        if (name.equals("role")) {
            return actual.asLong() == roles.getOrDefault(expected.asLong(), -1L);
        }
        if (expected.isTextual()) {
            return actual.isTextual()
                    && expected.asText()
                            .replace(recordedHost, host)
                            .replaceAll("/projects/(\\d+)/", "/projects/%s$1/".formatted(prefix()))
                            .equals(actual.asText());
        }
        return expected.isNumber() && actual.isNumber()
                ? expected.asDouble() == actual.asDouble()
                : expected.equals(actual);
    }

    /** What a distance of round numbers puts before a small id. */
    private String prefix() {
        return Long.toString(distance).substring(0, Long.toString(distance).length() - 1);
    }

    /** Times, keys and UUIDs differ; what they look like does not. */
    private static String shape(String text) {
        return text.replaceAll("\\p{XDigit}", "x").replaceAll("\\.x+Z", "Z");
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }

    private static List<JsonNode> byAssignee(JsonNode array) {
        Map<Long, JsonNode> sorted = new TreeMap<>();
        array.forEach(item -> sorted.put(item.path("assignee_id").asLong(), item));
        return List.copyOf(sorted.values());
    }
}
