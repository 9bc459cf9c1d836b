package org.annotationtracking.auth.jwt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that name the tests' issuer. */
record Settings(Optional<String> jwks, Duration keepKeys, Duration askAgainAfter) implements JwtConfig {

    static JwtVerifier believing(String jwks) {
        return new JwtVerifier(new Settings(Optional.of(jwks), Duration.ofMinutes(5), Duration.ZERO));
    }

    @Override
    public Optional<String> issuer() {
        return jwks.map(set -> Issuer.NAME);
    }

    @Override
    public Optional<List<String>> audience() {
        return jwks.map(set -> List.of(Issuer.AUDIENCE, "another-name-of-ours"));
    }

    @Override
    public String usernameClaim() {
        return "preferred_username";
    }

    @Override
    public Duration clockSkew() {
        return Duration.ofSeconds(30);
    }
}
