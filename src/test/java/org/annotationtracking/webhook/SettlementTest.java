package org.annotationtracking.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a failure is waited out. */
class SettlementTest {

    private static final WebhookConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(WebhookConfig.class)
            .build()
            .getConfigMapping(WebhookConfig.class);

    @ParameterizedTest
    @CsvSource({"1,0,1", "2,0,2", "5,0,16", "10,0,512", "11,0,600", "2000,0,600", "1,30,30", "1,100000,600"})
    void each_failure_doubles_the_wait_up_to_the_longest(int failures, int asked, int seconds) {
        assertThat(Settlement.pause(failures, asked, CONFIG)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void an_event_is_tried_for_about_half_an_hour() {
        Duration all = Duration.ZERO;
        for (int failures = 1; failures < CONFIG.attempts(); failures++) {
            all = all.plus(Settlement.pause(failures, 0, CONFIG));
        }

        assertThat(all).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(40));
    }
}
