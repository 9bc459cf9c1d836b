package org.annotationtracking.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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

/** What an administrator changes about an example, and what stands in the way. */
@ServiceTest
class CorrectionTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        long example = team.example();

        sends(
                        team.admin(),
                        "PATCH",
                        example,
                        "{\"text\":\" patched \",\"id\":55,\"filename\":\"\",\"is_confirmed\":true}")
                .statusCode(200)
                .body("id", equalTo((int) example))
                .body("text", equalTo("patched"))
                .body("score", equalTo(100.0f))
                .body("is_confirmed", equalTo(false));
        sends(team.admin(), "PATCH", example, "{\"meta\":{\"a\":[1]},\"score\":\"7.5\"}")
                .body("text", equalTo("patched"))
                .body("meta.a", contains(1))
                .body("score", equalTo(7.5f));
        sends(team.admin(), "PATCH", example, "{\"text\":null}").body("text", nullValue());
        sends(team.superuser(), "PATCH", example, "{}").statusCode(200).body("meta.a", contains(1));
    }

    @Test
    void a_put_as_doccanos_client_sends_it_leaves_the_filename_alone() {
        long example = team.example();
        world.execute("UPDATE examples_example SET filename = 'up/a.wav', upload_name = 'a.wav' WHERE id = ?", example);

        sends(team.admin(), "PUT", example, """
                        {"id":1,"text":"upd","meta":{"n":0},"annotation_approver":null,"comment_count":0,
                         "is_confirmed":false,"filename":"","upload_name":"","score":100.0}
                        """)
                .statusCode(200)
                .body("text", equalTo("upd"))
                .body("upload_name", equalTo("a.wav"));
        sends(team.admin(), "PUT", example, "{}").statusCode(200).body("text", equalTo("upd"));
        assertThat(world.texts("SELECT filename FROM examples_example WHERE id = ?", example))
                .containsExactly("up/a.wav");
    }

    @Test
    void a_change_shows_in_updated_at_and_an_empty_one_does_not() {
        long example = team.example();
        world.execute("UPDATE examples_example SET updated_at = '2026-01-01Z' WHERE id = ?", example);

        sends(team.admin(), "PATCH", example, "{}").statusCode(200);
        assertThat(changedThisYear(example)).isZero();
        sends(team.admin(), "PATCH", example, "{\"score\":1}").statusCode(200);
        assertThat(changedThisYear(example)).isOne();
    }

    @Test
    void what_cannot_be_stored_is_refused_by_name() {
        long example = team.example();

        sends(team.admin(), "PATCH", example, "{\"meta\":null,\"score\":\"abc\",\"text\":true}")
                .statusCode(400)
                .body("meta", contains("This field may not be null."))
                .body("score", contains("A valid number is required."))
                .body("text", contains("Not a valid string."));
        for (String score : List.of("1e400", "\"NaN\"", "null", "\"Infinity\"")) {
            sends(team.admin(), "PATCH", example, "{\"score\":" + score + "}").statusCode(400);
        }
        sends(team.admin(), "PATCH", example, "[]")
                .statusCode(400)
                .body("non_field_errors", hasItem("Invalid data. Expected a dictionary."));
        sends(team.admin(), "PATCH", 999_999_999, "{}")
                .statusCode(404)
                .body("detail", equalTo("No Example matches the given query."));
        sends(team.admin(), "PATCH", world.team().example(), "{\"text\":\"x\"}").statusCode(404);
        for (String verb : List.of("PUT", "PATCH", "DELETE")) {
            sends(team.annotator(), verb, example, "{\"text\":\"x\"}").statusCode(403);
            sends(team.manager(), verb, example, "{\"text\":\"x\"}").statusCode(403);
        }
        assertThat(texts(example)).containsExactly("A text to work on");
    }

    @Test
    void the_text_of_approved_work_stays_as_it_was_approved() {
        long example = team.approvedExample();

        sends(team.admin(), "PATCH", example, "{\"text\":\"other\"}")
                .statusCode(409)
                .body("code", equalTo("approved"));
        sends(team.admin(), "PATCH", example, "{\"text\":\"A text to work on\",\"score\":3}")
                .statusCode(200)
                .body("score", equalTo(3f));
        team.act(team.manager(), example, "reopen").statusCode(200);
        sends(team.admin(), "PATCH", example, "{\"text\":\"other\"}").statusCode(200);
    }

    private ValidatableResponse sends(Person who, String verb, long example, String body) {
        return sends(who, verb, "/examples/" + example, body);
    }

    private ValidatableResponse sends(Person who, String verb, String path, String body) {
        var request = who.asks();
        return (body.isEmpty() ? request : request.contentType(ContentType.JSON).body(body))
                .request(verb, team.path(path))
                .then();
    }

    private long changedThisYear(long example) {
        return world.number(
                "SELECT count(*) FROM examples_example WHERE id = ? AND updated_at > '2026-01-02Z'", example);
    }

    private List<String> texts(long example) {
        return world.texts("SELECT text FROM examples_example WHERE id = ?", example);
    }
}
