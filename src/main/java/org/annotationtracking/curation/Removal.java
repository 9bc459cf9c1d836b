package org.annotationtracking.curation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.annotationtracking.platform.IdList;
import org.annotationtracking.platform.LenientBody;

/**
 * Which examples are to go.
 *
 * @param all every example of the project
 * @param ids ascending, each once; empty when all are to go
 * @param approvedToo whether the caller has said that approved work may go
 */
record Removal(boolean all, List<Long> ids, boolean approvedToo) {

    static final String ALL = "delete-all";
    static final String APPROVED = "delete-approved";

    /** One example, as its own address means it. */
    static Removal ofOne(long exampleId, JsonNode body) {
        return new Removal(false, List.of(exampleId), confirm(body).equals(APPROVED));
    }

    /** Whether the body says that everything may go. */
    static boolean isOfAll(JsonNode body) {
        return confirm(body).equals(ALL);
    }

    /**
     * Reads {@code {"ids":[…]}}. doccano takes an empty list for the whole project; here that must be said:
     * {@code {"ids":[],"confirm":"delete-all"}}. Refuses with 400 {@code invalid}.
     */
    static Removal of(JsonNode body) {
        List<Long> ids = IdList.of(body);
        if (!ids.isEmpty()) {
            return new Removal(false, ids, confirm(body).equals(APPROVED));
        }
        if (!isOfAll(body)) {
            throw IdList.invalid(
                    "No ids. To delete every example of the project, send \"confirm\": \"%s\" with the empty list."
                            .formatted(ALL));
        }
        return new Removal(true, List.of(), true);
    }

    private static String confirm(JsonNode body) {
        return LenientBody.of(body).member("confirm").asText("");
    }
}
