package org.annotationtracking.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;

/** Values that programs have stumbled over. */
final class Oddities {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t",
            "null",
            "undefined",
            "NaN",
            "true",
            "0",
            "-1",
            "1e309",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "1.5",
            "١٢٣",
            "' OR 1=1 --",
            "'; DROP TABLE examples_example; --",
            "%' ESCAPE '!",
            "%",
            "_",
            "\\",
            "\"",
            "<script>alert(1)</script>",
            "javascript:alert(1)",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "{{7*7}}",
            "../../etc/passwd",
            "..%2f..%2f",
            "a\u0000b",
            "a\r\nX-Injected: 1",
            "\u001b[31mred",
            "\u202Eright to left",
            "\uFEFFmark",
            "\uD83D\uDE00",
            "\uD800",
            "e\u0301",
            "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ",
            "İıſK",
            "2026-02-30",
            "2026-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "+294277-01-01T00:00:00Z",
            "9999999-01-01",
            "infinity",
            "id,-id,id",
            "-",
            "--id",
            "@@",
            "x".repeat(300),
            "y".repeat(20_001));

    private Oddities() {}

    static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Any kind of value at all. */
    static JsonNode any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(random.nextLong());
            case 4 -> JSON.numberNode(random.nextDouble() * 1e18);
            case 5 -> JSON.numberNode(-1);
            case 6 -> JSON.arrayNode();
            case 7 -> JSON.objectNode();
            case 8 -> JSON.arrayNode().add(text(random)).add(random.nextInt()).addNull();
            case 9 -> JSON.objectNode().put(text(random), text(random));
            case 10 -> nested(random.nextInt(60));
            default -> JSON.textNode(text(random));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode node = JSON.textNode("deep");
        for (int i = 0; i < depth; i++) {
            node = i % 2 == 0 ? JSON.arrayNode().add(node) : JSON.objectNode().set("in", node);
        }
        return node;
    }
}
