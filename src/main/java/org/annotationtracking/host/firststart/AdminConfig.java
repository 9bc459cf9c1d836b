package org.annotationtracking.host.firststart;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The superuser an empty database gets. */
@ConfigMapping(prefix = "tracking.admin")
interface AdminConfig {

    /** Its name. */
    @WithDefault("admin")
    String username();

    /** Its password; given, it creates the superuser on an empty database of any kind. */
    Optional<String> password();
}
