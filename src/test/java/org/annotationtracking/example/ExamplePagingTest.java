package org.annotationtracking.example;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExamplePagingTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    private ValidatableResponse list(String query) {
        return team.annotator().gets(team.path("/examples" + query)).statusCode(200);
    }

    @Test
    void pages_link_to_each_other_with_all_parameters_sorted() {
        for (int number = 0; number < 5; number++) {
            team.example();
        }

        String second = list("?q=&limit=2&confirmed=")
                .body("results", hasSize(2))
                .body("previous", nullValue())
                .body("next", endsWith("/examples?confirmed=&limit=2&offset=2&q="))
                .extract()
                .path("next");
        String third = team.annotator()
                .gets(second)
                .body("results", hasSize(2))
                .body("previous", endsWith("/examples?confirmed=&limit=2&q="))
                .extract()
                .path("next");

        team.annotator().gets(third).body("results", hasSize(1)).body("next", nullValue());
        list("?offset=99").body("results", empty()).body("count", equalTo(5)).body("next", nullValue());
    }

    @Test
    void an_unchanged_page_is_not_sent_twice() {
        long example = team.example();
        for (String path : List.of("/examples", "/examples/" + example)) {
            String tag = team.annotator().gets(team.path(path)).extract().header("ETag");

            team.annotator()
                    .asks()
                    .header("If-None-Match", tag)
                    .get(team.path(path))
                    .then()
                    .statusCode(304);
            team.lock(team.annotator(), example).statusCode(200);
            team.annotator()
                    .asks()
                    .header("If-None-Match", tag)
                    .get(team.path(path))
                    .then()
                    .statusCode(200);
            team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
        }
    }
}
