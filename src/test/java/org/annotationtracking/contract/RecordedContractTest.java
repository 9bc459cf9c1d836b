package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.annotationtracking.Readiness;
import org.annotationtracking.ServiceTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What running doccanos answered, asked again: same status, same JSON, but for the deviations. */
@ServiceTest
class RecordedContractTest {

    @Inject
    Jdbi jdbi;

    @Test
    void doccano_1_8_5_answered_the_same() throws IOException {
        replay("doccano_http_transcript.md", 1_000_000, StandaloneDeviations.from185(), 100);
    }

    @Test
    void doccano_1_8_4_answered_the_same() throws IOException {
        replay("doccano_1.8.4_http_transcript.md", 2_000_000, StandaloneDeviations.from184(), 20);
    }

    private void replay(String file, long distance, Map<String, Deviation> deviations, int atLeast) throws IOException {
        List<Exchange> exchanges = RecordedExchanges.of(file, StandaloneDeviations.ELSEWHERE);
        Readiness.await(Duration.ofSeconds(60));
        DoccanoWorld world = new DoccanoWorld(jdbi, distance);
        world.make();
        try {
            Run run = new Run(new Replay("http://127.0.0.1:" + RestAssured.port, world), deviations);
            assertThat(run.differences(exchanges)).isEmpty();
            assertThat(exchanges).hasSizeGreaterThanOrEqualTo(atLeast);
        } finally {
            world.remove();
        }
    }
}
