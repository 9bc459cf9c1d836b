package org.annotationtracking.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The streams of events. */
@ConfigMapping(prefix = "tracking.live")
interface LiveConfig {

    /** After how long without an event a comment is sent, so that nobody on the way takes the stream for dead. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often the journal is looked at, for what the database did not tell, or told nobody. */
    @WithDefault("1s")
    Duration lookEvery();

    /** How often each reader is put before the door again. */
    @WithDefault("1s")
    Duration askAgainEvery();

    /** How long a reader may leave what was sent untouched before it is cut off. */
    @WithDefault("10s")
    Duration patience();

    /** How many streams this instance keeps open at a time; 0 is no end. */
    @WithDefault("5000")
    int streams();

    /** How many of them may be one account's; 0 is no end. */
    @WithDefault("100")
    int streamsPerCaller();
}
