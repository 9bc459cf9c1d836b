package org.annotationtracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The summary as a table for spreadsheets. */
@ServiceTest
class SummaryCsvTest {

    private static final String HEADER = "from,to,as_of,user_id,username,submitted,withdrawn,accepted,"
            + "accepted_first_pass,rejected_rounds,reviewed,active_seconds";

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_line_a_person_with_the_period_on_each() {
        team.approvedExample();

        String[] lines = csv("?format=csv&from=2020-01-01T00:00:00Z").split("\r\n", -1);

        assertThat(lines).hasSize(4);
        assertThat(lines[0]).isEqualTo(HEADER);
        assertThat(lines[1])
                .matches("2020-01-01T00:00:00Z,,2[^,]+Z,%d,%s,1,0,1,1,0,0,0"
                        .formatted(team.annotator().id(), team.annotator().name()));
        assertThat(lines[2])
                .endsWith(",%s,0,0,0,0,0,1,0".formatted(team.approver().name()));
        assertThat(lines[3]).isEmpty();
    }

    @Test
    void no_name_is_a_formula() {
        for (String name : List.of("=1+1", "+me", "-me", "@me", "\tme", "＝1")) {
            assertThat(lineOf(name)).contains(",'" + name + ",1,");
        }
        for (String name : List.of("me=1", "ཨ་ཅོག", "'me")) {
            assertThat(lineOf(name)).contains("," + name + ",1,");
        }
    }

    @Test
    void what_would_break_a_line_is_quoted() {
        assertThat(lineOf("a,b")).contains(",\"a,b\",1,");
        assertThat(lineOf("a\"b")).contains(",\"a\"\"b\",1,");
        assertThat(lineOf("\r=1")).contains(",\"'\r=1\",1,");
        assertThat(lineOf("a\nb")).contains(",\"a\nb\",1,");
    }

    @Test
    void accept_and_format_decide_and_format_wins() {
        String path = team.path("/tracking/summary");
        assertThat(type("text/csv", path)).isEqualTo("text/csv;charset=UTF-8");
        assertThat(type("application/json;q=0.5, text/csv", path)).isEqualTo("text/csv;charset=UTF-8");
        assertThat(type("*/*", path)).isEqualTo("application/json");
        assertThat(type("application/json", path + "?format=csv")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(type("text/csv", path + "?format=json")).isEqualTo("application/json");
        team.annotator()
                .asks()
                .accept("application/xml")
                .get(path)
                .then()
                .statusCode(406)
                .body("code", equalTo("not_acceptable"));
        team.annotator()
                .asks()
                .accept("text/csv")
                .get(path + "?from=x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private String type(String accept, String path) {
        return team.annotator().asks().accept(accept).get(path).contentType();
    }

    /** The line of somebody of this name who has submitted an example. */
    private String lineOf(String name) {
        Person person = world.member(team.project(), "annotator");
        team.submit(person, team.example()).statusCode(200);
        String unique = name + " " + person.id();
        world.execute("UPDATE auth_user SET username = ? WHERE id = ?", unique, (int) person.id());
        team.submit(person, team.example()).statusCode(200);
        String csv = csv("?format=csv").replace(" " + person.id(), "");
        int at = csv.indexOf("," + person.id() + ",");
        return csv.substring(at).replaceFirst(",2,", ",1,");
    }

    private String csv(String query) {
        Response answer = team.manager().asks().get(team.path("/tracking/summary" + query));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment;");
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }
}
