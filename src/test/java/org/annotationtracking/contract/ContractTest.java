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

/** doccano's contract as its clients rely on it, exchange by exchange, and every call that its Python client makes. */
@ServiceTest
class ContractTest {

    @Inject
    Jdbi jdbi;

    @Test
    void doccanos_paths_answer_as_doccano() throws IOException {
        replay("/contract/doccano.txt", 3_000_000, 50);
    }

    @Test
    void doccanos_client_gets_what_it_asks_for() throws IOException {
        replay("/contract/client.txt", 4_000_000, 35);
    }

    private void replay(String file, long distance, int atLeast) throws IOException {
        Readiness.await(Duration.ofSeconds(60));
        DoccanoWorld world = new DoccanoWorld(jdbi, distance);
        world.make();
        try {
            List<Exchange> exchanges = ExchangeFile.shipped(file);
            Run run = new Run(new Replay("http://127.0.0.1:" + RestAssured.port, world), Map.of());
            assertThat(run.differences(exchanges)).isEmpty();
            assertThat(exchanges).hasSizeGreaterThanOrEqualTo(atLeast);
        } finally {
            world.remove();
        }
    }
}
