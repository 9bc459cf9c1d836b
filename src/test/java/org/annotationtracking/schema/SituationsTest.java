package org.annotationtracking.schema;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.annotationtracking.schema.Situation.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the table of situations in docs/operations.md, as probes and callers see it: a start of the service on such
 * a database, or a service that runs while it becomes one.
 */
@QuarkusTest
@WithTestResource(Stage.class)
class SituationsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int EVERY = Integer.getInteger("situations.every", 1);

    Stage stage;

    /** All of them in the long form; in the short form those of every few rows. */
    static Stream<Situation> situations() {
        return Situations.all().stream().filter(situation -> situation.row() % EVERY == 0);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void is_seen_by_probes_and_callers_as_the_table_says(Situation situation) {
        Rebirth.end();
        stage.put(situation.made().get());
        situation.before().accept(stage);
        Rebirth.begin();
        if (situation.whileRunning() != null) {
            await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
            situation.whileRunning().accept(stage);
        }
        shows(situation.seen());
        if (situation.done() != null) {
            situation.done().accept(stage);
            shows(situation.after());
        }
    }

    @AfterEach
    void let_the_role_do_everything_again() {
        stage.clearRoad();
        stage.almighty();
        TestServer.run("ALTER ROLE " + Stage.ROLE + " RESET ALL");
    }

    private static void shows(Seen seen) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            assertThat(state()).as(SituationsTest::report).isEqualTo(seen.state());
            assertThat(codes()).as(SituationsTest::report).isEqualTo(seen.codes());
        });
        assertThat(statuses()).as(SituationsTest::report).isEqualTo(seen.statuses());
    }

    private static List<Integer> statuses() {
        return Stream.of(
                        get("/q/health/ready"),
                        get("/q/health/started"),
                        get("/q/health/group/schema"),
                        get("/healthz"),
                        People.annotator().get("/v1/projects/1/examples"),
                        People.annotator().body("{}").post("/v1/projects/1/tracking/10/lock"),
                        People.annotator().get("/v1/me"))
                .map(Response::statusCode)
                .toList();
    }

    private static GuardianState state() {
        return GuardianState.valueOf(
                get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'schema' }.data.state"));
    }

    private static TreeSet<String> codes() {
        return new TreeSet<>(People.operator().get("/ops/schema").jsonPath().<String>getList("findings.code"));
    }

    private static String report() {
        return get("/q/health/ready")
                .jsonPath()
                .getMap("checks.find { it.name == 'schema' }.data")
                .toString();
    }
}
