package org.annotationtracking.auth;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How operators get in when the database cannot vouch for anybody. */
@ConfigMapping(prefix = "tracking.ops")
interface OpsConfig {

    /** Opens {@code /ops/*} as {@code Authorization: Bearer <token>}; without it only superusers get in. */
    Optional<String> token();
}
