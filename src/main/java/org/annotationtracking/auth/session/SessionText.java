package org.annotationtracking.auth.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The column {@code session_data}: JSON, deflated where that is shorter, in base64, with a time and a signature. */
final class SessionText {

    private static final int MOST_BYTES = 64 * 1024;
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private SessionText() {}

    /** The JSON of a column's text; empty when it is not signed with this key or cannot be read. */
    static Optional<String> read(String column, DjangoSigner signer) {
        return signer.unsign(column).flatMap(text -> decode(column));
    }

    /** The column's text for a JSON. */
    static String write(String json, Instant now, DjangoSigner signer) {
        byte[] plain = json.getBytes(StandardCharsets.UTF_8);
        byte[] small = deflate(plain);
        boolean shorter = small.length < plain.length - 1;
        String body =
                (shorter ? "." : "") + Base64.getUrlEncoder().withoutPadding().encodeToString(shorter ? small : plain);
        return signer.sign(body + ":" + base62(now.getEpochSecond()));
    }

    static String base62(long number) {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; rest > 0 || digits.isEmpty(); rest /= 62) {
            digits.append(BASE62.charAt((int) (rest % 62)));
        }
        return digits.reverse().toString();
    }

    /** The JSON of a column's text, whoever signed it; empty when it cannot be read. */
    static Optional<String> decode(String column) {
        // Body, time and signature. The time is not looked at: a session ends with its row.
        String[] parts = column.split(":", -1);
        if (parts.length != 3 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        boolean deflated = parts[0].startsWith(".");
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(deflated ? parts[0].substring(1) : parts[0]);
            return Optional.of(new String(deflated ? inflate(bytes) : bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DataFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] inflate(byte[] bytes) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] text = new byte[MOST_BYTES];
            int length = inflater.inflate(text);
            if (!inflater.finished()) {
                throw new DataFormatException("cut off, or too long");
            }
            return java.util.Arrays.copyOf(text, length);
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1024];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
