package org.annotationtracking.curation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.annotationtracking.platform.LenientBody;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about an example: doccano's three writable members, each only where the body has it. Everything
 * else in the body is passed over, the read-only members that doccano's client sends back included.
 *
 * @param withText whether the text is to change, to none at all if it is null
 * @param meta a JSON text; null leaves it
 * @param score null leaves it
 */
record Correction(
        boolean withText,
        @Nullable String text,
        @Nullable String meta,
        @Nullable Double score) {

    private static final int MAX_TEXT = 1_000_000;

    /** Reads one; refuses members that cannot be stored with 400 {@code invalid}. */
    static Correction of(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        boolean withMeta = !fields.member("meta").isMissingNode();
        boolean withScore = !fields.member("score").isMissingNode();
        String text = fields.text("text", MAX_TEXT, null);
        String meta = fields.json("meta", JsonNodeFactory.instance.objectNode()).toString();
        double score = fields.number("score", 0);
        fields.check();
        return new Correction(
                !fields.member("text").isMissingNode(), text, withMeta ? meta : null, withScore ? score : null);
    }

    boolean isEmpty() {
        return !withText && meta == null && score == null;
    }
}
