package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spreadsheets as people have them: quoted, with a byte order mark, with lines that are not quite right. */
@ServiceTest
class CsvImportTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void cells_become_text_filename_score_and_meta() {
        imports("\ufefftext,filename,score,page,meta\r\n"
                        + "first,,2.5,12,\"{\"\"a\"\":[1]}\"\r\n"
                        + "\"two, \"\"quoted\"\"\nlines\",https://h/a b.wav,,,\r\n"
                        + "\r\n"
                        + "སྐད་,,,\" kept \",")
                .statusCode(200)
                .body("imported", equalTo(3))
                .body("rejected", hasSize(0));

        team.admin()
                .gets(team.path("/examples?ordering=id"))
                .body("results.text", contains("first", "two, \"quoted\"\nlines", "སྐད་"))
                .body("results.score", contains(2.5f, 100.0f, 100.0f))
                .body("results[0].meta", equalTo(Map.of("a", List.of(1), "page", "12")))
                .body("results[1].filename", equalTo("https://h/a b.wav"))
                .body("results[1].meta", equalTo(Map.of()))
                .body("results[2].meta", equalTo(Map.of("page", " kept ")));
    }

    @Test
    void a_line_that_cannot_be_kept_is_left_out_whole_with_where_it_begins() {
        imports("""
                        text,score,meta
                        good,1,
                        too few,1
                        one,too,many,cells
                        bad score,abc,
                        "two
                        lines",NaN,
                        "closed"x,1,
                        open " quote,1,
                        ,1,
                        bad meta,1,{
                        infinite,1e400,
                        no object,1,5
                        also good,,
                        "never closed,1,
                        swallowed,1,
                        """)
                .statusCode(200)
                .body("imported", equalTo(3))
                .body("rejected.line", contains(3, 4, 5, 6, 8, 9, 10, 11, 12, 15))
                .body("rejected[0].error", equalTo("2 cells, but the header has 3."))
                .body("rejected[1].error", equalTo("4 cells, but the header has 3."))
                .body("rejected[2].error", equalTo("score: A valid number is required."))
                .body("rejected[3].error", equalTo("score: A valid number is required."))
                .body("rejected[4].error", equalTo("Something follows a closing quote."))
                .body("rejected[6].error", equalTo("A text or a filename is required."))
                .body("rejected[7].error", equalTo("meta: Not valid JSON."))
                .body("rejected[9].error", equalTo("A quote is not closed before the end."));

        team.admin().gets(team.path("/examples")).body("results.text", contains("good", "no object", "also good"));
    }

    @Test
    void a_header_that_makes_no_sense_is_refused_and_nothing_is_done() {
        for (String header : List.of("a,b", "text,,b", "text,text", "text, text ", "\"text", "te\"xt,text", "\0text")) {
            imports(header + "\nx,y,z\n")
                    .statusCode(400)
                    .body("code", equalTo("invalid"))
                    .body("header", hasSize(1));
        }
        imports("").statusCode(200).body("imported", equalTo(0));
        imports("text").statusCode(200).body("imported", equalTo(0));
        team.admin().gets(team.path("/examples")).body("count", equalTo(0));
    }

    @Test
    void what_is_no_text_is_rejected_line_by_line() {
        byte[] latin = "text\ngr\u00fc\u00dfe\nok\n".getBytes(StandardCharsets.ISO_8859_1);

        imports(latin).body("imported", equalTo(1)).body("rejected.line", contains(2));
        imports("text\na\0b\nok\n").body("imported", equalTo(1)).body("rejected.line", contains(2));
    }

    @Test
    void a_quote_nobody_closed_costs_a_mebibyte_at_the_most() {
        String line = "x".repeat(99_999) + ",1\n";

        imports("text,n\n\"" + line.repeat(12) + "after,1\n")
                .body("rejected.line", contains(2))
                .body("rejected[0].error", equalTo("The line is longer than 1 MiB."))
                .body("imported", equalTo(2));
    }

    @Test
    void thousands_are_taken_and_an_exports_columns_restore_the_standing() {
        StringBuilder many = new StringBuilder("text\n");
        for (int i = 0; i < 2_500; i++) {
            many.append("line ").append(i).append('\n');
        }
        imports(many.toString()).body("imported", equalTo(2_500));
        UUID uuid = UUID.randomUUID();

        imports(
                        "text,uuid,tracking_status,annotated_by_username,annotated_at\nback,%s,submitted,%s,2026-01-01T00:00:00Z\n"
                                .formatted(uuid, team.annotator().name()))
                .body("imported", equalTo(1));

        team.admin()
                .gets(team.path("/examples?status=submitted"))
                .body("results.text", contains("back"))
                .body(
                        "results[0].annotated_by_username",
                        equalTo(team.annotator().name()))
                .body("results[0].meta", equalTo(Map.of()));
        assertThat(world.number("SELECT count(*) FROM examples_example WHERE uuid = ?", uuid))
                .isOne();
    }

    @Test
    void it_takes_an_administrator_and_the_right_name() {
        team.manager()
                .asks()
                .contentType("text/csv")
                .body("text\nx\n")
                .post(path())
                .then()
                .statusCode(403);
        team.admin()
                .asks()
                .contentType(ContentType.TEXT)
                .body("text\nx\n")
                .post(path())
                .then()
                .statusCode(415);
        team.admin()
                .asks()
                .contentType("text/csv; charset=utf-8")
                .body("text\nx\n")
                .post(path())
                .then()
                .statusCode(200);
    }

    private ValidatableResponse imports(String csv) {
        return imports(csv.getBytes(StandardCharsets.UTF_8));
    }

    private ValidatableResponse imports(byte[] csv) {
        return team.admin()
                .asks()
                .config(RestAssuredConfig.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType("text/csv")
                .body(csv)
                .post(path())
                .then();
    }

    private String path() {
        return team.path("/examples/import");
    }
}
