package org.annotationtracking.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.annotationtracking.fuzz.ApiOperation.Parameter;

/** Makes requests up, all from one seed and what was learned on the way. */
final class Drafter {
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/x-ndjson",
            "text/csv",
            "*/*",
            "json");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE");

    private final Random random;
    private final Values values;
    private final List<ApiOperation> operations;

    Drafter(ApiDocument document, Random random, Learned learned) {
        this.random = random;
        this.values = new Values(document, random, learned);
        this.operations = document.operations();
    }

    /** One request; each operation comes as often as any other. */
    Draft next() {
        ApiOperation operation = operations.get(random.nextInt(operations.size()));
        List<String> callers = Ground.callers();
        String caller = values.once(2) ? usual(operation) : callers.get(random.nextInt(callers.size()));
        Map<String, String> headers = new LinkedHashMap<>();
        for (Parameter header : operation.parameters("header")) {
            if (values.once(3)) {
                headers.put(header.name(), printable(values.text(header.name(), header.schema())));
            }
        }
        byte[] body = {};
        if (operation.bodyType().isPresent() && !values.once(25)) {
            headers.put("Content-Type", contentType(operation));
            body = body(operation);
        }
        if (values.once(30)) {
            headers.put("Accept", values.once(2) ? "text/html" : "application/xml");
        }
        if (values.once(40)) {
            headers.put("X-Request-Id", printable(Oddities.text(random)));
        }
        String method = values.once(60) ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        return Draft.of(operation.name(), caller, method, path(operation) + query(operation), headers, body);
    }

    /** Who may most probably. */
    private String usual(ApiOperation operation) {
        if (operation.path().startsWith("/ops/") || operation.path().startsWith("/v1/users")) {
            return "superuser";
        }
        return operation.path().contains("/tracking/") && values.once(2) ? "annotator" : "admin";
    }

    private String contentType(ApiOperation operation) {
        if (values.once(30)) {
            return TYPES.get(random.nextInt(TYPES.size()));
        }
        String type = operation.bodyType().orElseThrow();
        return type.equals("*/*") ? List.of("application/x-ndjson", "text/csv").get(random.nextInt(2)) : type;
    }

    private String path(ApiOperation operation) {
        String path = operation.path();
        for (Parameter each : operation.parameters("path")) {
            path = path.replace("{" + each.name() + "}", place(each.name()));
        }
        return values.once(100) ? path + "/" : path;
    }

    private String place(String name) {
        if (values.once(25)) {
            return encoded(Oddities.text(random).isEmpty() ? "-0" : Oddities.text(random) + "1");
        }
        if (values.once(25)) {
            return "999999999";
        }
        return name.equals("example")
                ? List.of("@example@", "@example2@", "@submitted@", "@approved@")
                        .get(random.nextInt(4))
                : "@" + name + "@";
    }

    private String query(ApiOperation operation) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Parameter each : operation.parameters("query")) {
            if (values.once(5)) {
                JsonNode value = values.value(each.name(), each.schema());
                query.add(each.name() + "=" + encoded(value.isValueNode() ? value.asText() : value.toString()));
                if (values.once(20)) {
                    query.add(each.name() + "=" + encoded(Oddities.text(random)));
                }
            }
        }
        if (values.once(25)) {
            query.add(encoded(Oddities.text(random)) + "=" + encoded(Oddities.text(random)));
        }
        return query.toString();
    }

    private byte[] body(ApiOperation operation) {
        if (operation.bodyType().orElseThrow().equals("*/*")) {
            return spoilt(lines().getBytes(StandardCharsets.UTF_8));
        }
        JsonNode body = values.value("body", operation.bodySchema());
        return spoilt(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String lines() {
        StringBuilder lines = new StringBuilder();
        boolean csv = random.nextBoolean();
        if (csv) {
            lines.append("text,meta,label\n");
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            String text = Oddities.text(random);
            lines.append(csv ? '"' + text.replace("\"", "\"\"") + "\",x,y\n" : jsonLine(text));
        }
        return lines.toString();
    }

    private String jsonLine(String text) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("text", text);
        line.put("meta", Oddities.any(random));
        if (values.once(2)) {
            line.put("status", Oddities.text(random));
        }
        return new ObjectMapper().valueToTree(line) + "\n";
    }

    /** Now and then a body that is no longer what it was. */
    private byte[] spoilt(byte[] body) {
        if (!values.once(12) || body.length == 0) {
            return body;
        }
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length));
            case 1 -> new byte[0];
            case 2 -> "[".repeat(5000).getBytes(StandardCharsets.UTF_8);
            case 3 -> (new String(body, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8);
            case 4 -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            default -> {
                byte[] changed = body.clone();
                changed[random.nextInt(body.length)] = (byte) random.nextInt();
                yield changed;
            }
        };
    }

    /** What a client can put into a header at all. */
    private static String printable(String text) {
        String printed = text.replaceAll("[^\\x21-\\x7e]", "~");
        return printed.substring(0, Math.min(printed.length(), 400));
    }

    /** Shorter than what is refused as no request at all. */
    private static String encoded(String text) {
        String kept = text.substring(0, Math.min(text.length(), 300));
        return URLEncoder.encode(kept, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
