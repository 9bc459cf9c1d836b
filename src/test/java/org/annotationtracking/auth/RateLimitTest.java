package org.annotationtracking.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One caller has so many requests and no more, and keeps the locks all the same. */
@ServiceTest
@TestProfile(RateLimitTest.Limited.class)
class RateLimitTest {

    private static final int LIMIT = 5;

    /** A window that no test outlives. */
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tracking.rate-limit.requests", Integer.toString(LIMIT), "tracking.rate-limit.window", "1H");
        }
    }

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void what_is_left_is_told_and_then_refused() {
        List<String> left = new ArrayList<>();
        for (int number = 0; number < LIMIT; number++) {
            Response answer = team.annotator().asks().get(team.path("/examples"));
            answer.then().statusCode(200).header("RateLimit-Limit", "5").header("Retry-After", nullValue());
            left.add(answer.header("RateLimit-Remaining"));
        }
        assertThat(left).containsExactly("4", "3", "2", "1", "0");

        Response refused = team.annotator().asks().get(team.path("/examples"));

        refused.then().statusCode(429).body("code", equalTo("rate_limited")).header("RateLimit-Remaining", "0");
        assertThat(refused.header("Retry-After")).isEqualTo(refused.header("RateLimit-Reset"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3600);
        team.approver().gets(team.path("/examples")).statusCode(200);
    }

    @Test
    void locks_are_kept_and_given_back_whatever_is_used_up() {
        long example = team.example();
        IntStream.range(0, LIMIT + 1).forEach(number -> team.annotator().gets("/v1/me"));
        team.annotator().gets("/v1/me").statusCode(429);

        for (int number = 0; number < 2 * LIMIT; number++) {
            team.lock(team.annotator(), example).statusCode(200);
        }
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
    }

    @Test
    void whoever_guesses_passwords_is_stopped_by_address_and_a_forged_one_does_not_help() {
        for (int number = 0; number < LIMIT; number++) {
            login("10.0.0." + number).then().statusCode(400);
        }

        login("10.0.0.99").then().statusCode(429).body("code", equalTo("rate_limited"));
        RestAssured.get("/q/health/live").then().statusCode(200);
    }

    private static Response login(String forwardedFor) {
        return RestAssured.given()
                .header("X-Forwarded-For", forwardedFor)
                .contentType(ContentType.JSON)
                .body("{\"username\":\"admin\",\"password\":\"a guess\"}")
                .post("/v1/auth/login");
    }
}
