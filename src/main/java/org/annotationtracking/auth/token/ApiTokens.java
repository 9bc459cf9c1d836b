package org.annotationtracking.auth.token;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/** Tokens of our own: {@code atk_} and 256 random bits, of which the database keeps the SHA-256 alone. */
@ApplicationScoped
public class ApiTokens {

    /** How each begins, so that people and programs that look for leaked secrets know it. */
    public static final String PREFIX = "atk_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiTokenQueries tokens;

    ApiTokens(ApiTokenQueries tokens) {
        this.tokens = tokens;
    }

    /** A new one, that nobody has. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the database knows it by. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java lacks SHA-256", missing);
        }
    }

    /**
     * What a request's token opens; empty when the header carries none of ours. Refuses one that is unknown, revoked or has
     * run out with 403 {@code authentication_failed}.
     */
    public Optional<Grant> of(@Nullable String authorization) {
        String[] parts =
                authorization == null ? new String[0] : authorization.strip().split("\\s+");
        boolean ours = parts.length == 2
                && (parts[0].equalsIgnoreCase("token") || parts[0].equalsIgnoreCase("bearer"))
                && parts[1].startsWith(PREFIX);
        if (!ours) {
            return Optional.empty();
        }
        return Optional.of(tokens.find(hash(parts[1]))
                .orElseThrow(() -> DomainException.forbidden("authentication_failed", "Invalid token.")));
    }
}
