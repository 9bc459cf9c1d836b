package org.annotationtracking.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Token <key>} as Django REST framework does. */
final class TokenHeader {

    private TokenHeader() {}

    /** The key; empty when the header is absent or of another scheme; refuses a broken one. */
    static Optional<String> key(@Nullable String header) {
        String[] parts = header == null ? new String[0] : header.strip().split("\\s+");
        if (parts.length == 0 || !parts[0].equalsIgnoreCase("token")) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            throw Refusals.badToken("Invalid token header. No credentials provided.");
        }
        if (parts.length > 2) {
            throw Refusals.badToken("Invalid token header. Token string should not contain spaces.");
        }
        return Optional.of(parts[1]);
    }
}
