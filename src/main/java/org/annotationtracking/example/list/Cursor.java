package org.annotationtracking.example.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: right behind the example with these values. Opaque on the wire.
 *
 * @param values one for each term of the order, ready to be bound; null where the example has none
 * @param id the example's
 */
record Cursor(List<@Nullable Object> values, long id) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LENGTH = 1_000;

    /** Writes the place behind a row, from its values as text ({@link SortColumn#asText}), its id last. */
    static String text(Ordering ordering, List<@Nullable String> key) {
        List<@Nullable String> parts = new ArrayList<>(key);
        parts.add(0, ordering.name());
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one; a blank one is the start of the list. Refuses what we did not write, and other orders' cursors, with {@code invalid}. */
    static Optional<Cursor> read(String text, Ordering ordering) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(text.strip(), ordering));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            String why = "No cursor of this list and order.";
            throw DomainException.badRequest("invalid", "cursor: " + why).with("cursor", List.of(why));
        }
    }

    private static Cursor parse(String text, Ordering ordering) throws JsonProcessingException {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException();
        }
        String json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        @Nullable String @Nullable [] parts = JSON.readValue(json, String[].class);
        int terms = ordering.terms().size();
        if (parts == null || parts.length != terms + 2 || !ordering.name().equals(parts[0])) {
            throw new IllegalArgumentException();
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < terms; i++) {
            values.add(value(ordering.terms().get(i).column(), parts[i + 1]));
        }
        String id = parts[terms + 1];
        if (id == null) {
            throw new IllegalArgumentException();
        }
        return new Cursor(values, Long.parseLong(id));
    }

    private static @Nullable Object value(SortColumn column, @Nullable String text) {
        if (text == null && !column.mayBeEmpty()) {
            throw new IllegalArgumentException();
        }
        return text == null ? null : column.value(text);
    }
}
