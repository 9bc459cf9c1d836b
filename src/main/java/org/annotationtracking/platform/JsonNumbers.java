package org.annotationtracking.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Finds numbers that are short to write and endless to read: the database spells every exponent out. */
public final class JsonNumbers {

    /** As many digits as the parser takes when they are written out. */
    public static final int MAX_DIGITS = 1000;

    private JsonNumbers() {}

    /** Whether no number in this JSON has more than {@value #MAX_DIGITS} digits once it is written without an exponent. */
    public static boolean fit(JsonNode json) {
        if (json.isBigDecimal()) {
            return digits(json.decimalValue()) <= MAX_DIGITS;
        }
        for (JsonNode part : json) {
            if (!fit(part)) {
                return false;
            }
        }
        return true;
    }

    private static long digits(BigDecimal number) {
        return Math.max(1, (long) number.precision() - number.scale()) + Math.max(0, number.scale());
    }
}
