package org.annotationtracking.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells an address that means the same to everybody from one that does not. */
final class ReadableAddress {

    private ReadableAddress() {}

    /** Whether it is a URI of which every escape decodes, to UTF-8 without NUL. */
    static boolean is(String uri) {
        try {
            new URI(uri);
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes(uri)).toString();
            return text.indexOf('\0') < 0;
        } catch (URISyntaxException | CharacterCodingException notOne) {
            return false;
        }
    }

    /** A raw byte of the request line is a character of its own here. */
    private static ByteBuffer bytes(String uri) {
        ByteBuffer bytes = ByteBuffer.allocate(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                bytes.put((byte) Integer.parseInt(uri.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) uri.charAt(i));
            }
        }
        return bytes.flip();
    }
}
