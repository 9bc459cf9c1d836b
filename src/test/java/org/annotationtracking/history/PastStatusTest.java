package org.annotationtracking.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an example stood at a time that has gone by. */
@ServiceTest
class PastStatusTest {

    @Inject
    World world;

    Team team;
    long example;

    @BeforeEach
    void newExample() {
        team = world.team();
        example = team.example();
    }

    @Test
    void each_moment_keeps_its_answer_whatever_comes_later() {
        Map<Instant, String> answers = new LinkedHashMap<>();
        keep(answers);
        team.submit(team.annotator(), example).statusCode(200);
        keep(answers);
        team.act(team.approver(), example, "reject").statusCode(200);
        keep(answers);
        team.submit(team.annotator(), example).statusCode(200);
        keep(answers);
        team.act(team.annotator(), example, "withdraw").statusCode(200);
        keep(answers);
        team.submit(team.annotator(), example).statusCode(200);
        team.act(team.approver(), example, "approve").statusCode(200);
        keep(answers);
        world.execute(
                "DELETE FROM authtoken_token WHERE user_id = ?",
                team.annotator().id());
        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.annotator().id());
        world.execute(
                "DELETE FROM examples_examplestate WHERE confirmed_by_id = ?",
                team.annotator().id());
        world.execute("DELETE FROM auth_user WHERE id = ?", team.annotator().id());
        keep(answers);

        assertThat(answers.values())
                .extracting(answer -> answer.replaceFirst(".*\"status\":\"([a-z]+)\".*", "$1"))
                .containsExactly("pending", "submitted", "rejected", "submitted", "pending", "approved", "approved");
        answers.forEach((moment, answer) ->
                assertThat(at(moment).statusCode(200).extract().asString()).isEqualTo(answer));

        world.execute("DELETE FROM examples_example WHERE id = ?", example);

        answers.forEach((moment, answer) ->
                assertThat(at(moment).statusCode(200).extract().asString()).isEqualTo(answer));
        at(now()).statusCode(404);
    }

    @Test
    void it_tells_who_when_and_with_which_words() {
        team.submit(team.annotator(), example);
        team.act(team.approver(), example, "reject");
        Instant moment = now();
        team.submit(team.annotator(), example);

        at(moment)
                .body("as_of", notNullValue())
                .body("annotated_by", equalTo(team.annotator().name()))
                .body("annotated_at", notNullValue())
                .body("reviewed_by", equalTo(team.approver().name()))
                .body("reviewed_at", notNullValue())
                .body("review_notes", equalTo("because"))
                .body("version", equalTo(2))
                .body("$", not(hasKey("is_locked")))
                .body("$", not(hasKey("is_confirmed")));
    }

    @Test
    void the_times_are_those_the_row_had() {
        String annotatedAt = team.submit(team.annotator(), example).extract().path("annotated_at");

        at(now()).body("annotated_at", equalTo(annotatedAt));
    }

    @Test
    void before_its_first_change_it_was_pending_even_before_it_was_made() {
        Instant before = now().minus(Duration.ofDays(3000));

        at(before)
                .statusCode(200)
                .body("status", equalTo("pending"))
                .body("version", equalTo(0))
                .body("review_notes", equalTo(""))
                .body("annotated_by", nullValue());
        team.annotator()
                .gets(team.tracking(999_999_999, "status?as_of=2020-01-01T00:00:00Z"))
                .statusCode(404);
        team.annotator()
                .gets(team.tracking(world.team().submittedExample(), "status?as_of=" + now()))
                .statusCode(404);
    }

    @Test
    void while_somebody_still_writes_what_began_before_there_is_no_answer_yet() throws SQLException {
        team.submit(team.annotator(), example).statusCode(200);
        try (Connection open = world.connect()) {
            open.setAutoCommit(false);
            open.createStatement()
                    .execute("INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name,"
                            + " to_status) VALUES (" + team.project() + ", " + example + ", 'approved', 'late',"
                            + " 'approved')");
            Instant moment = now();

            at(moment).statusCode(503).body("code", equalTo("not_settled")).header("Retry-After", notNullValue());
            at(moment.minus(Duration.ofDays(1))).statusCode(200).body("status", equalTo("pending"));

            open.commit();
            at(moment).statusCode(200).body("status", equalTo("approved"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as_of=",
                "as_of=yesterday",
                "as_of=2026-01-01",
                "as_of=2026-01-01T00:00:00",
                "as_of=2026-13-01T00:00:00Z",
                "as_of=2999-01-01T00:00:00Z",
                "as_of=+999999999-12-31T23:59:59Z",
                "as_of=2020-01-01T00:00:00Z&as_of=2020-01-01T00:00:00Z"
            })
    void odd_times_and_times_to_come_are_refused(String query) {
        team.annotator()
                .gets(team.tracking(example, "status?" + query))
                .statusCode(400)
                .body("code", equalTo("invalid"))
                .body("$", hasKey("as_of"));
    }

    @Test
    void times_long_ago_and_with_an_offset_are_understood() {
        for (String time :
                new String[] {"-999999999-01-01T00:00:00Z", "1969-01-01T00:00:00Z", "2020-01-01T00:00:00+05:30"}) {
            team.annotator()
                    .gets(team.tracking(example, "status?as_of=" + time))
                    .statusCode(200)
                    .body("status", equalTo("pending"));
        }
    }

    private void keep(Map<Instant, String> answers) {
        Instant moment = now();
        answers.put(moment, at(moment).statusCode(200).extract().asString());
    }

    private ValidatableResponse at(Instant moment) {
        return team.manager().gets(team.tracking(example, "status?as_of=" + moment));
    }

    private Instant now() {
        long micros = world.number("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint");
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }
}
