package org.annotationtracking.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.annotationtracking.core.DomainException;

/** The ids in a body such as {@code {"ids":[1,2]}}. */
public final class IdList {

    private static final String NAME = "ids";
    private static final int MOST = 100_000;

    private IdList() {}

    /** Ascending, each once; refuses a missing list, what is no id, and more than {@value #MOST} with 400 {@code invalid}. */
    public static List<Long> of(JsonNode body) {
        JsonNode given = LenientBody.of(body).member(NAME);
        if (!given.isArray()) {
            throw invalid(given.isMissingNode() ? "This field is required." : "Expected a list of ids.");
        }
        if (given.size() > MOST) {
            throw invalid("At most %d ids.".formatted(MOST));
        }
        TreeSet<Long> ids = new TreeSet<>();
        for (JsonNode id : given) {
            String text = id.isIntegralNumber() || id.isTextual() ? id.asText().strip() : "";
            if (!text.matches("[0-9]{1,18}")) {
                throw invalid("A valid integer is required.");
            }
            ids.add(Long.valueOf(text));
        }
        return new ArrayList<>(ids);
    }

    /** The refusal of a list for another reason. */
    public static DomainException invalid(String text) {
        return DomainException.badRequest("invalid", NAME + ": " + text).with(NAME, List.of(text));
    }
}
