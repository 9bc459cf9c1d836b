package org.annotationtracking.auth.jwt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose tokens are believed; nobody's unless issuer, audience and keys are all set. */
@ConfigMapping(prefix = "tracking.jwt")
interface JwtConfig {

    /** What {@code iss} must be. */
    Optional<String> issuer();

    /** One of these must be in {@code aud}, so that a token for another service opens nothing here. */
    Optional<List<String>> audience();

    /** Where the issuer's public keys are: an address, or a file. */
    Optional<String> jwks();

    /** The claim that holds the username. */
    @WithDefault("preferred_username")
    String usernameClaim();

    /** How far the issuer's clock may be from ours. */
    @WithDefault("30S")
    Duration clockSkew();

    /** How long keys are used before they are fetched anew, unless the issuer says otherwise. */
    @WithDefault("5M")
    Duration keepKeys();

    /** How soon after a fetch an unknown key may lead to another. */
    @WithDefault("10S")
    Duration askAgainAfter();
}
