package org.annotationtracking.auth.jwt;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Bearer <JWT>}: signed by the issuer, with a key pair, for us, and still good. */
@ApplicationScoped
public class JwtVerifier {

    private static final Logger LOG = Logger.getLogger(JwtVerifier.class);

    /** Key pairs only: what we hold is public, so it must never serve as a shared secret. */
    private static final AlgorithmConstraints KEY_PAIRS = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private final String usernameClaim;
    private final @Nullable JwtConsumer consumer;
    private final AtomicBoolean withoutKeys = new AtomicBoolean();

    JwtVerifier(JwtConfig config) {
        usernameClaim = config.usernameClaim();
        boolean complete = config.issuer().isPresent()
                && config.audience().isPresent()
                && config.jwks().isPresent();
        consumer = complete ? consumer(config) : null;
    }

    /**
     * The username a token vouches for; empty when the header is absent or of another scheme, or no issuer is
     * configured. Refuses a token that is not good with 403, and any with 503 while the issuer's keys cannot be had.
     */
    public Optional<String> username(@Nullable String authorization) {
        String[] parts =
                authorization == null ? new String[0] : authorization.strip().split("\\s+");
        if (consumer == null || parts.length == 0 || !parts[0].equalsIgnoreCase("bearer")) {
            return Optional.empty();
        }
        if (parts.length != 2) {
            throw refusal("Invalid token header.");
        }
        return Optional.of(verify(consumer, parts[1]));
    }

    private String verify(JwtConsumer consumer, String token) {
        try {
            String username = consumer.processToClaims(token).getStringClaimValue(usernameClaim);
            if (username == null || username.isEmpty() || username.indexOf('\0') >= 0) {
                throw refusal("Invalid token.");
            }
            withoutKeys.set(false);
            return username;
        } catch (InvalidJwtException refused) {
            LOG.debugf("A bearer token was refused: %s", refused.getMessage());
            throw explain(refused);
        } catch (MalformedClaimException notText) {
            throw refusal("Invalid token.");
        }
    }

    private DomainException explain(InvalidJwtException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                if (!withoutKeys.getAndSet(true)) {
                    LOG.warnf("The keys of the issuer cannot be had: %s", cause);
                }
                return new DomainException(
                        Kind.UNAVAILABLE, "issuer_unavailable", "The issuer's keys cannot be had just now.");
            }
        }
        return refusal(refused.hasExpired() ? "Token has expired." : "Invalid token.");
    }

    private static JwtConsumer consumer(JwtConfig config) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(KEY_PAIRS)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(
                        KeySource.of(config.jwks().orElseThrow(), config.keepKeys(), config.askAgainAfter())))
                .setExpectedIssuer(config.issuer().orElseThrow())
                .setExpectedAudience(config.audience().orElseThrow().toArray(String[]::new))
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
                .build();
    }

    private static DomainException refusal(String text) {
        return DomainException.forbidden("authentication_failed", text);
    }
}
