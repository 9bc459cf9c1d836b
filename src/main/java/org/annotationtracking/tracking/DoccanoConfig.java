package org.annotationtracking.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How our status and doccano's ticks are kept in step. */
@ConfigMapping(prefix = "tracking.doccano")
public interface DoccanoConfig {

    /** Whether submitting ticks the example in doccano, withdrawing or rejecting unticks it, and doccano's own ticks are followed. */
    @WithDefault("true")
    boolean syncStates();

    /** Attached: how often doccano's table is looked at for ticks that it has set itself. */
    @WithDefault("2s")
    Duration lookEvery();

    /** Attached: how often all of it is, for ticks that doccano has taken away, and for those that had to wait. */
    @WithDefault("1m")
    Duration fullLookEvery();
}
