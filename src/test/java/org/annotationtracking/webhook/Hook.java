package org.annotationtracking.webhook;

import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.annotationtracking.Team;

/** A webhook of a team's project, as its manager made it. */
record Hook(Team team, long id, String secret) {

    static Hook to(Team team, String url) {
        return with(team, "{\"url\":\"" + url + "\"}");
    }

    static Hook with(Team team, String body) {
        JsonPath made = team.manager()
                .posts(team.path("/tracking/webhooks"), body)
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Hook(team, made.getLong("id"), made.getString("secret"));
    }

    String path(String rest) {
        return team.path("/tracking/webhooks/" + id + rest);
    }

    JsonPath state() {
        return team.manager().gets(path("")).statusCode(200).extract().jsonPath();
    }

    /** Waits until it has dealt with everything up to a number. */
    void awaitDeliveredUpTo(long seq) {
        await().atMost(Duration.ofSeconds(15)).until(() -> state().getLong("delivered_up_to") >= seq);
    }

    /** The log, oldest first. */
    List<Map<String, Object>> log() {
        List<Map<String, Object>> newestFirst = team.manager()
                .gets(path("/deliveries"))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("results");
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    ValidatableResponse patch(String body) {
        return team.manager()
                .asks()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path(""))
                .then();
    }
}
