package org.annotationtracking.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.annotationtracking.platform.LenientBody;
import org.jspecify.annotations.Nullable;

/** An example to be: doccano's three writable members. Everything else in the body is passed over, as doccano does. */
record NewExample(@Nullable String text, JsonNode meta, double score) {

    private static final int MAX_TEXT = 1_000_000;

    static NewExample of(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        NewExample example = new NewExample(
                fields.text("text", MAX_TEXT, null),
                fields.json("meta", JsonNodeFactory.instance.objectNode()),
                fields.number("score", 100));
        fields.check();
        return example;
    }
}
