package org.annotationtracking.auth.vouched;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which proxies log people in, and how they say who it is; off unless both are set. */
@ConfigMapping(prefix = "tracking.proxy-user")
interface ProxyUserConfig {

    /** The header that carries the username; the proxy must take it away from what clients send. */
    Optional<String> header();

    /** Addresses from which it is believed: {@code 10.0.0.7}, {@code 10.0.0.0/24}, {@code ::1}. */
    Optional<List<String>> trusted();
}
