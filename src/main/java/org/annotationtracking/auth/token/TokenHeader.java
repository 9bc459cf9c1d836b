package org.annotationtracking.auth.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Token <key>} as Django REST framework does. */
public final class TokenHeader {

    private TokenHeader() {}

    /** The key; empty when the header is absent or of another scheme; refuses a broken one with 403. */
    public static Optional<String> key(@Nullable String header) {
        String[] parts = header == null ? new String[0] : header.strip().split("\\s+");
        if (parts.length == 0 || !parts[0].equalsIgnoreCase("token")) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            throw refusal("Invalid token header. No credentials provided.");
        }
        if (parts.length > 2) {
            throw refusal("Invalid token header. Token string should not contain spaces.");
        }
        if (!isText(parts[1])) {
            throw refusal("Invalid token header. Token string should not contain invalid characters.");
        }
        return Optional.of(parts[1]);
    }

    /** A byte of the header is a character of its own here. */
    private static boolean isText(String token) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(token.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }

    private static DomainException refusal(String text) {
        return DomainException.forbidden("authentication_failed", text);
    }
}
