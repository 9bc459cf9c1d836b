package org.annotationtracking.lock.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a lease lasts where a project does not say otherwise. */
@ConfigMapping(prefix = "tracking.lock")
public interface LockDefaults {

    /** A lease's length unless the request or the project names another; renewing starts it anew. */
    @WithDefault("10m")
    Duration ttl();
}
