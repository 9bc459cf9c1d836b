package org.annotationtracking.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How sessions are signed and who may have begun them. */
@ConfigMapping(prefix = "tracking.session")
interface SessionConfig {

    /** Django's SECRET_KEY; the environment's {@code SECRET_KEY} where this is not set. Without either, no sessions. */
    Optional<String> secretKey();

    /** Which of Django's authentication backends may have begun a session. */
    @WithDefault("django.contrib.auth.backends.ModelBackend")
    List<String> backends();

    /** How long a new session lasts; not prolonged by use. */
    @WithDefault("14D")
    Duration maxAge();
}
