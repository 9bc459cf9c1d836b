package org.annotationtracking.stats.gauges;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The metrics that are read from the database. */
@ConfigMapping(prefix = "tracking.metrics")
interface GaugesConfig {

    /** How often they are read. */
    @WithDefault("30s")
    Duration every();
}
