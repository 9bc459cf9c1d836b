package org.annotationtracking.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "tracking.webhooks")
interface WebhookConfig {

    /** Whether this instance delivers; others may all the same. */
    @WithDefault("true")
    boolean deliver();

    /** How often this instance looks for what is to be delivered. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How long a receiver may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How many calls this instance has under way at once. */
    @WithDefault("64")
    int atOnce();

    /** After how many failed attempts an event is given up. */
    @WithDefault("12")
    int attempts();

    /** How long the first failure is waited out; each further one doubles it. */
    @WithDefault("1s")
    Duration firstPause();

    /** The longest wait between two attempts. */
    @WithDefault("10m")
    Duration longestPause();

    /** How long deliveries and failures stay in the log; what was given up stays. */
    @WithDefault("7D")
    Duration keepLog();
}
