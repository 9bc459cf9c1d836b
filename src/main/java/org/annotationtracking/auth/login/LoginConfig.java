package org.annotationtracking.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the cookies of a login are given out. */
@ConfigMapping(prefix = "tracking.cookies")
interface LoginConfig {

    /** Whether clients may send them over TLS only; doccano's own variable is honoured. */
    @WithDefault("${SESSION_COOKIE_SECURE:false}")
    boolean secure();
}
