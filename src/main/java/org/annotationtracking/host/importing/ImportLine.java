package org.annotationtracking.host.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.annotationtracking.platform.BodyText;
import org.annotationtracking.platform.JsonNumbers;
import org.jspecify.annotations.Nullable;

/**
 * One line of an import, understood.
 *
 * @param number of the line in the file, from 1
 * @param meta a JSON text
 * @param standing where the example stood when it was exported; empty for a plain line
 */
record ImportLine(
        long number,
        UUID uuid,
        @Nullable String text,
        String filename,
        String meta,
        double score,
        Optional<ImportedStanding> standing) {

    private static final Pattern UUID_SHAPE = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final int MAX_FILENAME = 1024;

    /**
     * Reads a JSON object: {@code text}, {@code filename}, {@code score}, {@code meta}, and any other member into the
     * meta. A line of an export, known by its {@code uuid} and {@code tracking_status}, brings its standing along.
     */
    static ImportLine parse(long number, byte[] json, ObjectMapper mapper) throws RejectedLineException {
        if (!BodyText.isStorable(json)) {
            throw new RejectedLineException("Not storable UTF-8 text.");
        }
        if (!(read(json, mapper) instanceof ObjectNode line)) {
            throw new RejectedLineException("Not a JSON object.");
        }
        return of(number, line, mapper);
    }

    /** The same from the members themselves, which are used up. */
    static ImportLine of(long number, ObjectNode line, ObjectMapper mapper) throws RejectedLineException {
        boolean exported = line.hasNonNull("uuid") && line.hasNonNull("tracking_status");
        UUID uuid = exported ? uuid(line.get("uuid").asText()) : UUID.randomUUID();
        Optional<ImportedStanding> standing = exported ? Optional.of(ImportedStanding.take(line)) : Optional.empty();
        String text = text(line.remove("text"));
        String filename = filename(line.remove("filename"));
        double score = score(line.remove("score"));
        if (text == null && filename.equals(".")) {
            throw new RejectedLineException("A text or a filename is required.");
        }
        return new ImportLine(number, uuid, text, filename, meta(line, mapper).toString(), score, standing);
    }

    private static JsonNode read(byte[] json, ObjectMapper mapper) throws RejectedLineException {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new RejectedLineException("Not valid JSON.");
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory could not be read", impossible);
        }
    }

    private static UUID uuid(String text) throws RejectedLineException {
        // Java also reads "1-1-1-1-1", as another one.
        if (!UUID_SHAPE.matcher(text).matches()) {
            throw new RejectedLineException("uuid: Must be a valid UUID.");
        }
        return UUID.fromString(text);
    }

    private static @Nullable String text(@Nullable JsonNode node) throws RejectedLineException {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() && !node.isNumber()) {
            throw new RejectedLineException("text: Not a valid string.");
        }
        return node.asText();
    }

    /** A local file of an export comes as an address under {@code /media/}. */
    private static String filename(@Nullable JsonNode node) throws RejectedLineException {
        if (node == null || node.isNull()) {
            return ".";
        }
        String name = node.asText();
        if (!node.isTextual() || name.length() > MAX_FILENAME) {
            throw new RejectedLineException("filename: Not a string of at most %d characters.".formatted(MAX_FILENAME));
        }
        return name.isEmpty() || name.endsWith("/media/") ? "." : name;
    }

    private static double score(@Nullable JsonNode node) throws RejectedLineException {
        if (node == null || node.isNull()) {
            return 100;
        }
        if (!node.isNumber() || !Double.isFinite(node.asDouble())) {
            throw new RejectedLineException("score: A valid number is required.");
        }
        return node.asDouble();
    }

    private static JsonNode meta(ObjectNode rest, ObjectMapper mapper) throws RejectedLineException {
        if (!JsonNumbers.fit(rest)) {
            throw new RejectedLineException("A number has more than %d digits.".formatted(JsonNumbers.MAX_DIGITS));
        }
        JsonNode given = rest.remove("meta");
        if (given == null || given.isNull()) {
            return rest;
        }
        if (rest.isEmpty()) {
            return given;
        }
        if (!(given instanceof ObjectNode base)) {
            throw new RejectedLineException("meta: Not an object, and other members need one to go to.");
        }
        ObjectNode merged = mapper.createObjectNode();
        merged.setAll(base);
        merged.setAll(rest);
        return merged;
    }
}
