package org.annotationtracking.schema;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How closely the schema is watched. */
@ConfigMapping(prefix = "tracking.schema")
interface SchemaConfig {
    /** How often the live catalog is compared with the expected one. */
    @WithDefault("60s")
    Duration verifyEvery();

    /** How often the database is asked for a sign of life; also the pause between tries while it is away. */
    @WithDefault("1s")
    Duration pingEvery();

    /** How long a question of the guardian's may take before the database counts as gone. */
    @WithDefault("5s")
    Duration answerWithin();

    /** How often all of a host's examples are looked at for one without a row, rather than only the new ones. */
    @WithDefault("24h")
    Duration fullSyncEvery();

    /** How often a host's examples are counted, to see whether there are more of them than rows. */
    @WithDefault("1h")
    Duration countEvery();
}
