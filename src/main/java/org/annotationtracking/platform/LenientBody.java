package org.annotationtracking.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * A body read with Django REST framework's leniency: unknown members pass, numbers become text, text is trimmed. Each
 * reader notes what is wrong with its member; {@link #check()} refuses with all of it.
 */
public final class LenientBody {

    private static final String REQUIRED = "This field is required.";

    private final JsonNode body;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private LenientBody(JsonNode body) {
        this.body = body;
    }

    /** Refuses a body that is not an object. */
    public static LenientBody of(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw DomainException.badRequest("invalid", "Invalid data. Expected a dictionary.")
                    .with("non_field_errors", List.of("Invalid data. Expected a dictionary."));
        }
        return new LenientBody(body);
    }

    /** Text that must be there and not be blank; {@code ""} if it is not. */
    public String text(String name, int maxChars) {
        String text = text(name, maxChars, null);
        if (text == null) {
            errors.putIfAbsent(name, REQUIRED);
        } else if (text.isEmpty()) {
            errors.putIfAbsent(name, "This field may not be blank.");
        }
        return text == null ? "" : text;
    }

    /** Text that may be left out or be null; {@code otherwise} then. */
    public @Nullable String text(String name, int maxChars, @Nullable String otherwise) {
        JsonNode node = member(name);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isTextual() && !node.isNumber()) {
            errors.put(name, "Not a valid string.");
            return otherwise;
        }
        String text = node.asText().strip();
        if (text.codePointCount(0, text.length()) > maxChars) {
            errors.put(name, "Ensure this field has no more than %d characters.".formatted(maxChars));
        }
        return text;
    }

    /** A whole number that must be there; 0 if it is not. */
    public long id(String name) {
        JsonNode node = member(name);
        if (node.isMissingNode() || node.isNull()) {
            errors.put(name, node.isNull() ? "This field may not be null." : REQUIRED);
            return 0;
        }
        String text = node.asText("").strip();
        if (!text.matches("[0-9]{1,18}")) {
            errors.put(name, "Incorrect type. Expected pk value.");
            return 0;
        }
        return Long.parseLong(text);
    }

    /** A finite number; {@code otherwise} when left out. */
    public double number(String name, double otherwise) {
        JsonNode node = member(name);
        if (node.isMissingNode()) {
            return otherwise;
        }
        double number = node.isNumber() ? node.asDouble() : parse(node.asText(""));
        if (!Double.isFinite(number)) {
            errors.put(name, "A valid number is required.");
            return otherwise;
        }
        return number;
    }

    /** True or false; {@code otherwise} when left out. */
    public boolean flag(String name, boolean otherwise) {
        JsonNode node = member(name);
        if (node.isMissingNode()) {
            return otherwise;
        }
        String word = node.asText("").strip().toLowerCase(java.util.Locale.ROOT);
        if (!List.of("true", "false", "1", "0").contains(word)) {
            errors.put(name, "Must be a valid boolean.");
        }
        return word.equals("true") || word.equals("1");
    }

    /** Any JSON but null; {@code otherwise} when left out. */
    public JsonNode json(String name, JsonNode otherwise) {
        JsonNode node = member(name);
        if (node.isNull()) {
            errors.put(name, "This field may not be null.");
        } else if (!JsonNumbers.fit(node)) {
            errors.put(name, "A number has more than %d digits.".formatted(JsonNumbers.MAX_DIGITS));
        }
        return node.isMissingNode() || node.isNull() ? otherwise : node;
    }

    /** A member as it came; a missing node when left out. */
    public JsonNode member(String name) {
        JsonNode node = body.get(name);
        return node == null ? MissingNode.getInstance() : node;
    }

    /** Notes that a member is wrong in a way only its reader knows. */
    public void reject(String name, String message) {
        errors.putIfAbsent(name, message);
    }

    /** Refuses with every note taken so far: 400, each member with its messages. */
    public void check() {
        if (!errors.isEmpty()) {
            throw BodyErrors.invalid(errors);
        }
    }

    private static double parse(String text) {
        if (text.length() > JsonNumbers.MAX_DIGITS) {
            return Double.NaN;
        }
        try {
            // Not Double.parseDouble, which also takes "NaN", "1d" and "0x1p3".
            return new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
