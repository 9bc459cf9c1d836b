package org.annotationtracking.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one caller may ask for. */
@ConfigMapping(prefix = "tracking.rate-limit")
interface RateLimitConfig {

    /** Requests of one account, or of one address that has not logged in, in a window and instance; 0 is no limit. */
    @WithDefault("0")
    int requests();

    @WithDefault("1m")
    Duration window();
}
