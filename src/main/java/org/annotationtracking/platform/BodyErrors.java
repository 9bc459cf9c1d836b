package org.annotationtracking.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.annotationtracking.core.DomainException;

/** Says what is wrong with a body in the words of the caller's own fields, never of our classes. */
public final class BodyErrors {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private BodyErrors() {}

    static DomainException explain(JacksonException failure) {
        String field = failure instanceof JsonMappingException mapping ? field(mapping) : "";
        if (failure instanceof UnrecognizedPropertyException) {
            return invalid(Map.of(field, "Unknown field."));
        }
        if (failure instanceof StreamConstraintsException) {
            return DomainException.badRequest("parse_error", "JSON parse error - too long or nested too deeply.");
        }
        return field.isEmpty()
                ? DomainException.badRequest("parse_error", "JSON parse error" + where(failure))
                : invalid(Map.of(field, "Not a valid value."));
    }

    static DomainException explain(ConstraintViolationException failure) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            fields.putIfAbsent(lastName(violation.getPropertyPath()), violation.getMessage());
        }
        return invalid(fields);
    }

    /** What a client that is still there is told when its body ends too early or is no HTTP. */
    public static DomainException brokenOff() {
        return DomainException.badRequest("parse_error", "The body broke off before its end.");
    }

    static DomainException invalid(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, message) ->
                text.append(text.isEmpty() ? "" : " ").append(name).append(": ").append(message));
        DomainException refusal = DomainException.badRequest("invalid", text.toString());
        fields.forEach((name, message) -> refusal.with(name, List.of(message)));
        return refusal;
    }

    private static String field(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .reduce((first, second) -> first + "." + second)
                .orElse("");
    }

    private static String where(JacksonException failure) {
        return failure.getLocation() == null
                ? "."
                : " - line %d column %d."
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr());
    }

    private static String lastName(Path path) {
        String last = "body";
        for (Path.Node node : path) {
            boolean named = node.getKind() == ElementKind.PROPERTY && node.getName() != null;
            last = named ? node.getName() : last;
        }
        return SNAKE.translate(last);
    }
}
