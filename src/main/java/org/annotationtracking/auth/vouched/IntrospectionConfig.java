package org.annotationtracking.auth.vouched;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whom to ask about sessions where doccano does not share its SECRET_KEY. */
@ConfigMapping(prefix = "tracking.introspection")
interface IntrospectionConfig {

    /** Doccano's own address, such as {@code http://doccano:8000}, not one that leads back here. */
    Optional<String> url();

    /** How long an answer is believed while session and password stay as they were. */
    @WithDefault("30S")
    Duration keep();
}
