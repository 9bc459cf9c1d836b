package org.annotationtracking.history.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How new entries of the journal get their numbers while nobody asks for them. */
@ConfigMapping(prefix = "tracking.changes")
interface ChangesConfig {

    /** How often this instance looks for entries without a number, in every project. */
    @WithDefault("1s")
    Duration numberEvery();
}
