package org.annotationtracking.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Finds what a JSON parser lets through and a database does not keep: broken UTF-8, NUL, half a surrogate pair. */
public final class BodyText {

    private BodyText() {}

    /** Whether every character of this JSON text, escaped or not, is one that PostgreSQL stores as it came. */
    public static boolean isStorable(byte[] json) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
        return text.indexOf('\0') < 0 && escapesAreWhole(text);
    }

    private static boolean escapesAreWhole(String text) {
        for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i)) {
            char unit = escapedUnit(text, i);
            boolean pair = Character.isHighSurrogate(unit) && Character.isLowSurrogate(escapedUnit(text, i + 6));
            if (unit == 0 || (Character.isSurrogate(unit) && !pair)) {
                return false;
            }
            i += pair ? 12 : 2;
        }
        return true;
    }

    /** The UTF-16 unit escaped at {@code at}; a blank when no such escape stands there (that is the parser's to judge). */
    private static char escapedUnit(String text, int at) {
        if (at + 6 > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return ' ';
        }
        try {
            return (char) Integer.parseInt(text.substring(at + 2, at + 6), 16);
        } catch (NumberFormatException notHex) {
            return ' ';
        }
    }
}
