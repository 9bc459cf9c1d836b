package org.annotationtracking.schema;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** A database that goes away and comes back while connections to it lie in the pool. */
@QuarkusTest
@WithTestResource(value = RoadToDatabase.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OutageTest {
    private static final int CALLERS = 8;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    FlakyRoad road;
    TestDatabase database;

    @BeforeEach
    void people_are_at_work() {
        road.ensureOpen();
        ready(200);
        if (database.value("SELECT count(*) FROM auth_user").equals("0")) {
            People.in(Samples.twoProjects(database));
        }
    }

    @AfterEach
    void callers_go() {
        callers.shutdownNow();
    }

    @RepeatedTest(3)
    void once_the_service_is_ready_again_no_request_meets_a_connection_that_is_gone() throws Exception {
        assertThat(atOnce()).isEqualTo(allServed());

        road.close();
        ready(503);
        assertThat(atOnce()).isEqualTo(Collections.nCopies(CALLERS, 503));
        road.open();
        ready(200);

        assertThat(atOnce()).isEqualTo(allServed());
    }

    private static List<Integer> allServed() {
        return Collections.nCopies(CALLERS, 200);
    }

    private List<Integer> atOnce() throws InterruptedException {
        Callable<Integer> list =
                () -> People.annotator().get("/v1/projects/1/examples").statusCode();
        return callers.invokeAll(Collections.nCopies(CALLERS, list)).stream()
                .map(OutageTest::answer)
                .toList();
    }

    private static int answer(Future<Integer> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ready(int status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> get("/q/health/ready").then().statusCode(status));
    }
}
