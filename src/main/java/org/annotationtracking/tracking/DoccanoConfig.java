package org.annotationtracking.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What we write of doccano's own. */
@ConfigMapping(prefix = "tracking.doccano")
interface DoccanoConfig {

    /** Whether submitting ticks the example in doccano, and withdrawing or rejecting unticks it. */
    @WithDefault("true")
    boolean syncStates();
}
