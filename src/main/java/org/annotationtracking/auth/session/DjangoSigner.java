package org.annotationtracking.auth.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Django does: an HMAC-SHA256 whose key is the hash of a purpose and the SECRET_KEY. */
final class DjangoSigner {

    private static final String SESSIONS = "django.contrib.sessions.SessionStore" + "signer";
    private static final String PASSWORDS = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash";

    private final SecretKeySpec sessions;
    private final SecretKeySpec passwords;

    DjangoSigner(String secretKey) {
        sessions = key(SESSIONS, secretKey);
        passwords = key(PASSWORDS, secretKey);
    }

    /** The text with its signature behind a colon. */
    String sign(String text) {
        return text + ":" + signature(text);
    }

    /** The text of a signed one; empty when the signature is not ours. */
    Optional<String> unsign(String signed) {
        int colon = signed.lastIndexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String text = signed.substring(0, colon);
        return areEqual(signature(text), signed.substring(colon + 1)) ? Optional.of(text) : Optional.empty();
    }

    /** What a session remembers of the password column: it fits no more once the password has changed. */
    String passwordMark(String passwordHash) {
        return HexFormat.of().formatHex(hmac(passwords, passwordHash));
    }

    static boolean areEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(sessions, text));
    }

    private static SecretKeySpec key(String purpose, String secretKey) {
        try {
            byte[] derived =
                    MessageDigest.getInstance("SHA-256").digest((purpose + secretKey).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(derived, "HmacSHA256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HmacSHA256", missing);
        }
    }
}
