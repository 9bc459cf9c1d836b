package org.annotationtracking.auth.csrf;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which other origins may send what a person's cookies speak for. */
@ConfigMapping(prefix = "tracking.csrf")
interface CsrfConfig {

    /** Such as {@code https://example.org} or {@code https://*.example.org}; doccano's own variable is honoured. */
    @WithDefault("${CSRF_TRUSTED_ORIGINS:}")
    Optional<List<String>> trustedOrigins();
}
