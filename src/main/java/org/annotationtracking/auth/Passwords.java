package org.annotationtracking.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Password hashes in Django's format: {@code pbkdf2_sha256$<iterations>$<salt>$<base64 of 32 bytes>}. */
public final class Passwords {

    private static final String ALGORITHM = "pbkdf2_sha256";
    private static final int ITERATIONS = 600_000;
    private static final int MAX_ITERATIONS = 10_000_000;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Hashes with a fresh salt and as many iterations as Django 4.2. */
    public static String hash(String password) {
        String salt = random(22);
        return String.join("$", ALGORITHM, Integer.toString(ITERATIONS), salt, derive(password, salt, ITERATIONS));
    }

    /** Whether the password is the hashed one; false for an unusable or unknown kind of hash. */
    public static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", 4);
        if (password.isEmpty() || parts.length != 4 || !parts[0].equals(ALGORITHM) || !parts[1].matches("[0-9]{1,8}")) {
            return false;
        }
        int iterations = Integer.parseInt(parts[1]);
        if (iterations < 1 || iterations > MAX_ITERATIONS || parts[2].isEmpty()) {
            return false;
        }
        return MessageDigest.isEqual(
                derive(password, parts[2], iterations).getBytes(StandardCharsets.US_ASCII),
                parts[3].getBytes(StandardCharsets.UTF_8));
    }

    /** A random word of letters and digits, fit for a salt or a generated password. */
    public static String random(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    /** A fresh API token: 40 hexadecimal digits, as Django REST framework makes them. */
    public static String token() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private static String derive(String password, String salt, int iterations) {
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, 256))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(key);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java lacks PBKDF2WithHmacSHA256", missing);
        }
    }
}
