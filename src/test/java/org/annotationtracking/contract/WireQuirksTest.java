package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What doccano's front end sends that no book says, and rows that doccano's own lists stumble over. */
@ServiceTest
class WireQuirksTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void reading_may_come_with_a_type_and_a_body() {
        team.example();

        HttpResponse<String> answer = sends(team.annotator(), "GET", team.path("/examples?limit=1"), "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"count\":1,");
    }

    @Test
    void deleting_may_come_with_an_empty_body() {
        long example = team.example();
        HttpResponse<String> made =
                sends(team.annotator(), "POST", team.path("/comments?example=" + example), "{\"text\":\"a word\"}");
        String comment = made.body().replaceFirst("^\\{\"id\":(\\d+),.*", "$1");

        HttpResponse<String> gone = sends(team.annotator(), "DELETE", team.path("/comments/" + comment), "{}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(sends(team.admin(), "DELETE", team.path("/examples/" + example), "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_search_may_begin_with_a_blank() {
        world.example(team.project(), "needle in hay");
        team.example();

        HttpResponse<String> found =
                sends(team.annotator(), "GET", team.path("/examples?confirmed=&ordering=&q=%20needle"), "");

        assertThat(found.body()).startsWith("{\"count\":1,");
    }

    @Test
    void a_score_that_is_no_number_does_not_break_the_page_it_is_on() {
        long endless = team.example();
        world.execute("UPDATE examples_example SET score = 'Infinity' WHERE id = ?", endless);
        long none = team.example();
        world.execute("UPDATE examples_example SET score = 'NaN' WHERE id = ?", none);

        for (String path : new String[] {"/examples", "/examples?ordering=-score", "/examples/" + endless}) {
            HttpResponse<String> page = sends(team.annotator(), "GET", team.path(path), "");

            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("\"score\":null").doesNotContain("Infinity", "NaN");
        }
    }

    @Test
    void next_leads_back_to_the_port_that_was_asked_and_to_no_other_host_that_anybody_names() {
        team.example();
        team.example();

        String next = team.annotator()
                .asks()
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "1")
                .get(team.path("/examples?limit=1"))
                .jsonPath()
                .getString("next");

        assertThat(next)
                .isEqualTo(RestAssured.baseURI + ":" + RestAssured.port + team.path("/examples?limit=1&offset=1"));
    }

    private static HttpResponse<String> sends(Person who, String verb, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Authorization", "Token " + who.token())
                .header("Content-Type", "application/json")
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(verb + " " + path, failed);
        }
    }
}
