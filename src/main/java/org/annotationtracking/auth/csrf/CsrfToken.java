package org.annotationtracking.auth.csrf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Django's CSRF secrets, 32 letters and digits, and their masked form of 64: a mask, and the secret shifted by it. */
public final class CsrfToken {

    /** The cookie that carries the secret. */
    public static final String COOKIE = "csrftoken";

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SECRET = 32;
    private static final int MASKED = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CsrfToken() {}

    /** A fresh secret. */
    public static String fresh() {
        StringBuilder secret = new StringBuilder(SECRET);
        for (int i = 0; i < SECRET; i++) {
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }

    /** Whether it has the form of a secret. */
    public static boolean isWhole(String token) {
        return flaw(token).isEmpty();
    }

    /** What is wrong with its form, in Django's words; empty when nothing is. */
    static String flaw(String token) {
        if (token.length() != SECRET && token.length() != MASKED) {
            return "has incorrect length";
        }
        return token.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0) ? "" : "has invalid characters";
    }

    /** Whether two of faultless form, masked or not, hold the same secret. */
    static boolean match(String one, String other) {
        return MessageDigest.isEqual(
                secret(one).getBytes(StandardCharsets.US_ASCII), secret(other).getBytes(StandardCharsets.US_ASCII));
    }

    private static String secret(String token) {
        if (token.length() == SECRET) {
            return token;
        }
        StringBuilder secret = new StringBuilder(SECRET);
        for (int i = 0; i < SECRET; i++) {
            int shifted = ALPHABET.indexOf(token.charAt(SECRET + i)) - ALPHABET.indexOf(token.charAt(i));
            secret.append(ALPHABET.charAt(Math.floorMod(shifted, ALPHABET.length())));
        }
        return secret.toString();
    }
}
