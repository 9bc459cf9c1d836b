package org.annotationtracking.platform;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;

/** Reads JSON trees as Jackson does, but holds a number whose exponent no machine can take for bad JSON, not for a failure. */
final class JsonTreeReader extends JsonDeserializer<JsonNode> {

    private static final JsonDeserializer<? extends JsonNode> JACKSON =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);

    @Override
    public JsonNode deserialize(JsonParser json, DeserializationContext context) throws IOException {
        try {
            return JACKSON.deserialize(json, context);
        } catch (NumberFormatException tooFarOut) {
            throw new JsonParseException(json, "A number is out of range", json.currentLocation());
        }
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return NullNode.getInstance();
    }
}
