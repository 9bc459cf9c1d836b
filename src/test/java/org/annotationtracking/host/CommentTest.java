package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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

/** Comments at doccano's addresses: everybody's to read, everybody's own to change. */
@ServiceTest
class CommentTest {

    @Inject
    World world;

    Team team;
    long example;

    @BeforeEach
    void newTeam() {
        team = world.team();
        example = team.example();
    }

    @Test
    void a_comment_is_said_read_changed_and_taken_back() {
        int id = says(
                        team.annotator(),
                        example,
                        "{\"text\":\" hello \",\"user\":null,\"username\":null,\"created_at\":null}")
                .statusCode(201)
                .body("text", equalTo("hello"))
                .body("user", equalTo((int) team.annotator().id()))
                .body("username", equalTo(team.annotator().name()))
                .body("example", equalTo((int) example))
                .body("created_at", containsString("Z"))
                .extract()
                .path("id");

        team.approver()
                .gets(comments("?example=" + example + "&q=&limit=100"))
                .body("count", equalTo(1))
                .body(
                        "results[0].keySet().toList()",
                        contains("id", "user", "username", "example", "text", "created_at"))
                .body("results.id", contains(id));
        team.approver().gets(team.path("/examples/" + example)).body("comment_count", equalTo(1));
        sends(team.annotator(), "PUT", comments("/" + id), "{\"id\":1,\"user\":9,\"text\":\"changed\"}")
                .statusCode(200)
                .body("id", equalTo(id))
                .body("text", equalTo("changed"));
        sends(team.annotator(), "PATCH", comments("/" + id), "{\"text\":\"again\"}")
                .body("text", equalTo("again"));
        team.annotator().gets(comments("/" + id)).statusCode(200).body("text", equalTo("again"));
        sends(team.annotator(), "DELETE", comments("/" + id), "").statusCode(204);
        team.annotator().gets(comments("/" + id)).statusCode(404);
        team.approver().gets(team.path("/examples/" + example)).body("comment_count", equalTo(0));
    }

    @Test
    void another_persons_comment_is_theirs() {
        int id = comment(team.annotator(), example, "mine");

        for (Person other : List.of(team.otherAnnotator(), team.admin())) {
            other.gets(comments("/" + id)).statusCode(403);
            sends(other, "PUT", comments("/" + id), "{\"text\":\"x\"}").statusCode(403);
            sends(other, "DELETE", comments("/" + id), "").statusCode(403);
            sends(other, "DELETE", comments(""), "{\"ids\":[" + id + "]}").statusCode(204);
        }
        team.annotator().gets(comments("/" + id)).body("text", equalTo("mine"));
        sends(team.superuser(), "PUT", comments("/" + id), "{\"text\":\"moderated\"}")
                .statusCode(200)
                .body("username", equalTo(team.annotator().name()));
        sends(team.superuser(), "DELETE", comments("/" + id), "").statusCode(204);
        team.annotator().gets(comments("")).body("count", equalTo(0));
    }

    @Test
    void the_list_filters_searches_and_pages() {
        long other = team.example();
        int first = comment(team.annotator(), example, "one apple");
        int second = comment(team.approver(), example, "two Apples, 100%");
        int third = comment(team.manager(), other, "pears");

        team.annotator().gets(comments("")).body("results.id", contains(first, second, third));
        finds("?ordering=-created_at").body("results.id", contains(third, second, first));
        finds("?q=apple").body("results.id", contains(first, second));
        finds("?q=apple%20100%25").body("results.id", contains(second));
        finds("?q=%22one%20apple%22&example=").body("results.id", contains(first));
        finds("?example=" + other).body("results.id", contains(third));
        finds("?limit=1&offset=1&q=&ordering=")
                .body("results.id", contains(second))
                .body("next", containsString("/comments?limit=1&offset=2&ordering=&q="))
                .body("previous", containsString("/comments?limit=1&ordering=&q="));
        finds("?limit=3").body("next", nullValue());
        finds("?example=x").statusCode(400);
    }

    @Test
    void what_makes_no_comment_is_refused() {
        says(team.annotator(), example, "{}").statusCode(400).body("text", contains("This field is required."));
        says(team.annotator(), example, "{\"text\":\"  \"}")
                .statusCode(400)
                .body("text", contains("This field may not be blank."));
        sends(team.annotator(), "POST", comments(""), "{\"text\":\"x\"}")
                .statusCode(400)
                .body("example", contains("This field is required."));
        says(team.annotator(), 999_999_999, "{\"text\":\"x\"}").statusCode(404);
        says(team.annotator(), world.team().example(), "{\"text\":\"x\"}").statusCode(404);
        says(team.stranger(), example, "{\"text\":\"x\"}").statusCode(403);
        sends(team.annotator(), "DELETE", comments(""), "{}").statusCode(400);
        team.annotator().gets(comments("/x")).statusCode(400);
    }

    @Test
    void comments_of_other_projects_are_not_found_here() {
        Team other = world.team();
        int elsewhere = other.annotator()
                .posts(other.path("/comments?example=" + other.example()), "{\"text\":\"x\"}")
                .extract()
                .path("id");

        team.superuser()
                .gets(comments("/" + elsewhere))
                .statusCode(404)
                .body("detail", equalTo("No Comment matches the given query."));
        sends(team.superuser(), "PUT", comments("/" + elsewhere), "{\"text\":\"y\"}")
                .statusCode(404);
        sends(other.annotator(), "DELETE", comments(""), "{\"ids\":[" + elsewhere + "]}")
                .statusCode(403);
        team.annotator().gets(comments("")).body("count", equalTo(0));
        assertThat(world.number("SELECT count(*) FROM examples_comment WHERE id = ?", elsewhere))
                .isOne();
    }

    private ValidatableResponse finds(String query) {
        return sends(team.annotator(), "GET", comments(query), "");
    }

    private int comment(Person who, long about, String text) {
        return says(who, about, "{\"text\":\"" + text + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse says(Person who, long about, String body) {
        return sends(who, "POST", comments("?example=" + about), body);
    }

    private String comments(String rest) {
        return team.path("/comments" + rest);
    }

    private static ValidatableResponse sends(Person who, String verb, String path, String body) {
        var request = who.asks().urlEncodingEnabled(false);
        return (body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body))
                .request(verb, path)
                .then();
    }
}
