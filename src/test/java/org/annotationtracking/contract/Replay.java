package org.annotationtracking.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends exchanges to a service, their ids moved as the world was, and tells how its answers differ. */
final class Replay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATH_ID = Pattern.compile("/(projects|examples|members|comments)/(\\d+)");
    private static final Pattern QUERY_ID = Pattern.compile("([?&](?:example|project))=(\\d+)");
    private static final String RECORDED_HOST = "http://(127\\.0\\.0\\.1:5673[23]|doccano\\.test)";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final DoccanoWorld world;
    private final Map<Long, Long> roles;

    /** @param address scheme, host and port of the service */
    Replay(String address, DoccanoWorld world) {
        this.address = address;
        this.world = world;
        this.roles = Map.of(
                1L, world.role("project_admin"),
                2L, world.role("annotator"),
                3L, world.role("annotation_approver"));
    }

    /** A person's API token. */
    String token(String person) {
        return world.token(person);
    }

    /** How the service's answer differs from the exchange's; empty when it does not. */
    List<String> differences(Exchange exchange) {
        return differences(exchange, Map.of());
    }

    /** The same with these headers instead of its person's credentials where there are any. */
    List<String> differences(Exchange exchange, Map<String, String> headers) {
        return differences(exchange, send(exchange, headers));
    }

    /** How an answer differs from the exchange's; empty when it does not. */
    List<String> differences(Exchange exchange, HttpResponse<String> answer) {
        List<String> differences = new ArrayList<>();
        if (answer.statusCode() != exchange.status()) {
            differences.add("expected " + exchange.status() + " but was " + answer.statusCode() + " " + answer.body());
            return differences;
        }
        String expected = exchange.cut() ? Exchange.repaired(exchange.json()) : exchange.json();
        if (expected != null && !expected.isEmpty()) {
            JsonMatch match = new JsonMatch(world.distance(), "http://127.0.0.1:56732", address, roles);
            JsonNode actual = read(answer.body());
            differences.addAll(match.differences(
                    read(expected.replaceAll(RECORDED_HOST, "http://127.0.0.1:56732")),
                    exchange.cut() ? cutLike(read(expected), actual) : actual));
        }
        return differences;
    }

    /** Sends an exchange's request, with these headers instead of its person's credentials where there are any. */
    HttpResponse<String> send(Exchange exchange, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + moved(exchange.path())))
                .timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        if (headers.isEmpty() && !exchange.who().equals(Exchange.NOBODY)) {
            request.header("Authorization", "Token " + world.token(exchange.who()));
        }
        if (!exchange.body().isEmpty() || exchange.method().equals("POST")) {
            request.header(
                    "Content-Type",
                    exchange.body().startsWith("{") || exchange.body().isEmpty() ? "application/json" : "text/csv");
        }
        request.method(
                exchange.method(),
                exchange.body().isEmpty()
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(movedBody(exchange.body())));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(exchange.name(), failed);
        }
    }

    String moved(String path) {
        String encoded = path.replace("\"", "%22").replace(" ", "%20");
        return replaced(QUERY_ID, replaced(PATH_ID, encoded, "/%s/%d"), "%s=%d");
    }

    private String replaced(Pattern pattern, String text, String as) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder moved = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(
                    moved, as.formatted(matcher.group(1), Long.parseLong(matcher.group(2)) + world.distance()));
        }
        return matcher.appendTail(moved).toString();
    }

    String movedBody(String body) {
        try {
            return JSON.readTree(body) instanceof ObjectNode object
                    ? move(object).toString()
                    : body;
        } catch (IOException notJson) {
            return body;
        }
    }

    private ObjectNode move(ObjectNode body) {
        for (String name : List.of("user", "example", "assignee")) {
            if (body.path(name).isIntegralNumber()) {
                body.put(name, body.get(name).asLong() + world.distance());
            }
        }
        if (body.path("role").isIntegralNumber()) {
            body.put("role", roles.getOrDefault(body.get("role").asLong(), -1L));
        }
        if (body.path("ids") instanceof ArrayNode ids) {
            for (int i = 0; i < ids.size(); i++) {
                ids.set(i, JSON.getNodeFactory().numberNode(ids.get(i).asLong() + world.distance()));
            }
        }
        return body;
    }

    private static JsonNode cutLike(JsonNode expected, JsonNode actual) {
        if (actual.path("results") instanceof ArrayNode results) {
            while (results.size() > expected.path("results").size()) {
                results.remove(results.size() - 1);
            }
        }
        return actual;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException notJson) {
            throw new AssertionError(json, notJson);
        }
    }
}
