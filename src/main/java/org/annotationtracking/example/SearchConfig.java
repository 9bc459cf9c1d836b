package org.annotationtracking.example;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much work a search may be. */
@ConfigMapping(prefix = "tracking.search")
interface SearchConfig {
    /** How long one look for text may take the database before it is refused as too much. */
    @WithDefault("2s")
    Duration within();
}
