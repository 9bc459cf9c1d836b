package org.annotationtracking.lock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class LockSettingsTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_project_says_how_long_its_locks_last() {
        put(team.admin(), "{\"lock_ttl_seconds\":90}")
                .statusCode(200)
                .body("lock_ttl_seconds", equalTo(90))
                .body("default_lock_ttl_seconds", equalTo(600));

        long example = team.example();
        team.lock(team.annotator(), example).body("expires_in_ms", equalTo(90_000));
        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                .body("expires_in_ms", equalTo(90_000))
                .body("renew_after_ms", equalTo(45_000));
        team.annotator()
                .posts(team.tracking(example, "lock"), "{\"ttl_seconds\":40}")
                .body("expires_in_ms", equalTo(40_000));
    }

    @Test
    void without_a_word_of_its_own_the_service_decides() {
        put(team.admin(), "{\"lock_ttl_seconds\":90}").statusCode(200);
        put(team.admin(), "{\"lock_ttl_seconds\":null}").statusCode(200).body("lock_ttl_seconds", nullValue());

        team.lock(team.annotator(), team.example()).body("expires_in_ms", equalTo(600_000));
        team.annotator()
                .gets(team.path("/tracking/lock-settings"))
                .statusCode(200)
                .body("lock_ttl_seconds", nullValue());
    }

    @Test
    void other_projects_are_left_alone() {
        put(team.admin(), "{\"lock_ttl_seconds\":90}").statusCode(200);
        Team other = world.team();

        other.lock(other.annotator(), other.example()).body("expires_in_ms", equalTo(600_000));
    }

    @Test
    void what_makes_no_length_is_refused() {
        for (String body : List.of(
                "{\"lock_ttl_seconds\":29}",
                "{\"lock_ttl_seconds\":3601}",
                "{\"lock_ttl_seconds\":\"60\"}",
                "{\"lock_ttl_seconds\":60.5}",
                "{\"ttl\":60}")) {
            put(team.admin(), body).statusCode(400);
        }
        put(team.manager(), "{\"lock_ttl_seconds\":90}").statusCode(403);
        team.annotator().gets(team.path("/tracking/lock-settings")).body("lock_ttl_seconds", nullValue());
    }

    private ValidatableResponse put(Person who, String body) {
        return who.asks()
                .contentType(ContentType.JSON)
                .body(body)
                .put(team.path("/tracking/lock-settings"))
                .then();
    }
}
