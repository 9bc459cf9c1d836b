package org.annotationtracking.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What earlier answers told that later requests can say: cursors, epochs, versions. */
final class Learned {
    private static final int KEPT = 20;
    private static final Map<String, String> SAID_AS =
            Map.of("next_cursor", "cursor", "lock_epoch", "lock_epoch", "version", "If-Match", "last", "after");

    private final Map<String, Deque<String>> seen = new HashMap<>();

    void from(JsonNode answer) {
        answer.properties().forEach(field -> {
            String name = SAID_AS.get(field.getKey());
            if (name != null
                    && field.getValue().isValueNode()
                    && !field.getValue().isNull()) {
                String value = field.getValue().asText();
                keep(name, name.equals("If-Match") ? '"' + value + '"' : value);
            }
        });
        answer.forEach(this::from);
    }

    private void keep(String name, String value) {
        Deque<String> values = seen.computeIfAbsent(name, first -> new ArrayDeque<>());
        values.addFirst(value);
        if (values.size() > KEPT) {
            values.removeLast();
        }
    }

    @Nullable
    String any(String name, Random random) {
        List<String> values = List.copyOf(seen.getOrDefault(name, new ArrayDeque<>()));
        return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
    }
}
