package org.annotationtracking.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes values up for a schema: most of them fit, some are odd; names that mean something get what they mean. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("example_id", List.of("@example@", "@example2@", "@submitted@", "@approved@")),
            Map.entry("example", List.of("@example@", "@submitted@")),
            Map.entry("ids", List.of("@example@", "@submitted@", "@example2@", "999999999")),
            Map.entry("user", List.of("@user@", "@memberuser@")),
            Map.entry("role", List.of("1", "2", "3", "4")),
            Map.entry("status", List.of("pending", "submitted", "approved", "rejected", "all")),
            Map.entry("annotated_by", List.of("@username@", "@user@", "none", "me")),
            Map.entry("reviewed_by", List.of("@username@", "none", "me")),
            Map.entry("locked_by", List.of("@username@", "me")),
            Map.entry("assignee", List.of("@username@")),
            Map.entry("locked", List.of("true", "false")),
            Map.entry("confirmed", List.of("true", "false")),
            Map.entry("with_count", List.of("true", "false")),
            Map.entry("queue", List.of("annotate", "review")),
            Map.entry("ordering", List.of("id", "-id", "created_at", "-score", "status", "name", "-annotated_at")),
            Map.entry("format", List.of("csv", "jsonl", "json")),
            Map.entry("updated_since", List.of("2026-01-01T00:00:00Z", "2026-01-01")),
            Map.entry("as_of", List.of("2026-01-01T00:00:00Z")),
            Map.entry("from", List.of("2026-01-01")),
            Map.entry("to", List.of("2036-01-01")),
            Map.entry("limit", List.of("1", "10", "1000", "0")),
            Map.entry("offset", List.of("0", "1", "100000")),
            Map.entry("If-Match", List.of("\"0\"", "\"1\"", "*")),
            Map.entry("review_notes", List.of("because", "ཡག་པོ་མིན།")),
            Map.entry("project_type", List.of("DocumentClassification", "Speech2text")),
            Map.entry("confirm", List.of("delete-all", "delete-approved")),
            Map.entry("kind", List.of("annotate", "review")),
            Map.entry("action", List.of("approve", "reject", "reopen", "unlock")),
            Map.entry("new_password1", List.of("correct horse")),
            Map.entry("new_password2", List.of("correct horse")),
            Map.entry("password1", List.of("correct horse")),
            Map.entry("password2", List.of("correct horse")),
            Map.entry("scopes", List.of("read", "annotate")),
            Map.entry("count", List.of("1", "2")),
            Map.entry("ttl_seconds", List.of("60")),
            Map.entry("lock_ttl_seconds", List.of("60")),
            Map.entry("lock_epoch", List.of("0", "1", "2")));

    private final ApiDocument document;
    private final Random random;
    private final Learned learned;

    Values(ApiDocument document, Random random, Learned learned) {
        this.document = document;
        this.random = random;
        this.learned = learned;
    }

    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** A value of a field or parameter. */
    JsonNode value(String name, JsonNode schema) {
        if (once(12)) {
            return Oddities.any(random);
        }
        JsonNode told = document.resolve(schema);
        if (told.has("enum")) {
            return told.path("enum").get(random.nextInt(told.path("enum").size()));
        }
        return switch (type(told)) {
            case "object" -> object(told);
            case "array" -> array(name, told.path("items"));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> number(name, told);
            default -> JSON.textNode(text(name, told));
        };
    }

    ObjectNode object(JsonNode schema) {
        ObjectNode made = JSON.objectNode();
        schema.path("properties").properties().forEach(field -> {
            boolean required = StreamSupport.stream(schema.path("required").spliterator(), false)
                    .anyMatch(name -> name.asText().equals(field.getKey()));
            boolean fence = field.getKey().equals("lock_epoch") && !once(3); // an old one spoils all else
            if (fence || once(required ? 20 : 3)) {
                return;
            }
            made.set(field.getKey(), value(field.getKey(), field.getValue()));
        });
        if (once(12)) {
            made.set(once(2) ? "id" : Oddities.text(random), Oddities.any(random));
        }
        return made;
    }

    private ArrayNode array(String name, JsonNode items) {
        ArrayNode made = JSON.arrayNode();
        for (int n = random.nextInt(4); n > 0; n--) {
            made.add(value(name, items));
        }
        return made;
    }

    private JsonNode number(String name, JsonNode schema) {
        String known = known(name);
        if (known != null && !once(6)) {
            return known.startsWith("@") ? JSON.textNode(known) : JSON.numberNode(whole(known));
        }
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(1_000_000);
        return switch (random.nextInt(6)) {
            case 0 -> JSON.numberNode(least);
            case 1 -> JSON.numberNode(most);
            case 2 -> JSON.numberNode(least - 1);
            case 3 -> JSON.numberNode(most + 1);
            case 4 -> JSON.numberNode(Long.MAX_VALUE);
            default -> JSON.numberNode(least + random.nextInt(100));
        };
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return text.length();
        }
    }

    /** The text of a parameter or a field. */
    String text(String name, JsonNode schema) {
        String known = known(name);
        if (known != null && !once(5)) {
            return known;
        }
        if (name.equals("username") && !once(3)) {
            return "name-" + random.nextInt(1_000_000_000);
        }
        if (once(3)) {
            return Oddities.text(random);
        }
        int most = schema.path("maxLength").asInt(40);
        int length = once(6) ? most + random.nextInt(2) : random.nextInt(Math.min(most, 40) + 1);
        return "word ".repeat(length / 5 + 1).substring(0, length);
    }

    private @Nullable String known(String name) {
        String seen = learned.any(name, random);
        if (seen != null && once(2)) {
            return seen;
        }
        List<String> words = KNOWN.get(name);
        return words == null ? null : words.get(random.nextInt(words.size()));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText("string");
    }
}
