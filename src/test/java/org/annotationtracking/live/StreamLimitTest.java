package org.annotationtracking.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.Test;

/** Nobody shuts the others out by opening streams without end, and a place that was left is there again. */
@ServiceTest
@TestProfile(StreamLimitTest.Few.class)
class StreamLimitTest {

    /** Two streams for each account, and three in all. */
    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tracking.live.streams", "3", "tracking.live.streams-per-caller", "2");
        }
    }

    @Inject
    World world;

    @Test
    void streams_are_refused_beyond_ones_own_and_beyond_the_instances() {
        Team team = world.team();
        URI events = URI.create("http://127.0.0.1:" + RestAssured.port + team.path("/tracking/events"));
        try (Follower first = Follower.of(events, team.manager(), null);
                Follower second = Follower.of(events, team.manager(), null)) {
            refusedWith(429, team, team.manager());

            try (Follower third = Follower.of(events, team.approver(), null)) {
                refusedWith(503, team, team.annotator());

                team.lock(team.annotator(), team.example()).statusCode(200);
                assertThat(first.take(1)).hasSize(1);
                assertThat(second.take(1)).hasSize(1);
                assertThat(third.take(1)).hasSize(1);
            }
            reopened(events, team.annotator());
        }
    }

    /** Whether somebody has left is known when the connection's end has come here, which is soon. */
    private static void reopened(URI events, Person who) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            try (Follower again = Follower.of(events, who, null)) {
                assertThat(again.beat(Duration.ofSeconds(5))).isPositive();
                return;
            } catch (AssertionError refused) {
                if (System.nanoTime() > end) {
                    throw refused;
                }
            }
        }
    }

    private static void refusedWith(int status, Team team, Person who) {
        ValidatableResponse answer = who.gets(team.path("/tracking/events")).statusCode(status);
        answer.contentType("application/problem+json").body("code", equalTo("too_many_streams"));
        assertThat(answer.extract().headers().getValues("Retry-After")).hasSize(1);
    }
}
