package org.annotationtracking.lock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a lease lasts. */
@ConfigMapping(prefix = "tracking.lock")
interface LockConfig {

    /** A lease's length unless the request names another; renewing starts it anew. */
    @WithDefault("10m")
    Duration ttl();
}
