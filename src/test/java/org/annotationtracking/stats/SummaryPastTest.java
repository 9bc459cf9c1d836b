package org.annotationtracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods, and what is asked as of a moment. */
@ServiceTest
class SummaryPastTest {

    @Inject
    World world;

    Team team;
    Summaries summaries;

    @BeforeEach
    void newTeam() {
        team = world.team();
        summaries = new Summaries(team);
    }

    @Test
    void periods_add_up_and_say_what_happened_in_them() {
        long example = team.submittedExample();
        Instant between = summaries.now();
        team.act(team.approver(), example, "approve");

        assertThat(summaries.work(team.annotator(), "?to=" + between)).containsExactly(1, 0, 0, 0, 0, 0);
        assertThat(summaries.work(team.annotator(), "?from=" + between)).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(summaries.work(team.annotator(), "?from=" + between + "&to=" + between))
                .isEmpty();
        assertThat(summaries.work(team.annotator(), "?from=1970-01-01T00:00:00Z&to=+999999999-01-01T00:00:00Z"))
                .containsExactly(1, 0, 1, 1, 0, 0);
        assertThat(summaries.work(team.annotator(), "?from=+999999999-01-01T00:00:00Z"))
                .isEmpty();
    }

    @Test
    void as_of_gives_the_same_answer_for_ever() {
        long example = team.submittedExample();
        team.example();
        JsonPath then = summaries.summary("");
        String asOf = "?as_of=" + then.getString("as_of");
        String first = summaries.text(asOf);
        team.act(team.approver(), example, "approve");
        team.example();
        world.execute("DELETE FROM examples_example WHERE id = ?", example);

        assertThat(summaries.text(asOf)).isEqualTo(first);
        assertThat(then.getBoolean("settled")).isTrue();
        assertThat(JsonPath.from(first).getMap("totals")).isEqualTo(then.getMap("totals"));
        assertThat(JsonPath.from(first).getMap("totals", String.class, Integer.class))
                .containsEntry("pending", 1)
                .containsEntry("submitted", 1)
                .containsEntry("total", 2);
        assertThat(summaries.summary("").getMap("totals", String.class, Integer.class))
                .containsEntry("pending", 2)
                .containsEntry("approved", 0)
                .containsEntry("total", 2);
        assertThat(summaries.work(team.annotator())).containsExactly(1, 0, 1, 1, 0, 0);
        assertThat(JsonPath.from(summaries.text("?as_of=2020-01-01T00:00:00Z")).getInt("totals.total"))
                .isZero();
    }

    @Test
    void while_somebody_writes_for_long_now_is_answered_as_not_settled_and_as_of_not_yet() throws SQLException {
        long example = team.submittedExample();
        try (Connection open = world.connect()) {
            open.setAutoCommit(false);
            open.createStatement()
                    .execute("INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name)"
                            + " VALUES (" + team.project() + ", " + example + ", 'locked', 'somebody')");

            JsonPath seen = summaries.summary("");

            assertThat(seen.getBoolean("settled")).isFalse();
            assertThat(seen.getInt("totals.submitted")).isEqualTo(1);
            team.manager()
                    .gets(team.path("/tracking/summary?as_of=" + seen.getString("as_of")))
                    .statusCode(503)
                    .body("code", equalTo("not_settled"));
            open.rollback();
        }
    }

    @Test
    void people_who_are_gone_keep_the_name_they_had() {
        Person passing = world.member(team.project(), "annotator");
        long example = team.example();
        team.submit(passing, example);
        team.act(team.approver(), example, "approve");
        String before = summaries.text("?as_of=" + summaries.now());
        world.execute("DELETE FROM authtoken_token WHERE user_id = ?", passing.id());
        world.execute("DELETE FROM projects_member WHERE user_id = ?", passing.id());
        world.execute("DELETE FROM examples_examplestate WHERE confirmed_by_id = ?", passing.id());
        world.execute("DELETE FROM auth_user WHERE id = ?", passing.id());

        assertThat(before).contains(passing.name());
        assertThat(summaries.text("?as_of=" + JsonPath.from(before).getString("as_of")))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-01-01",
                "from=",
                "format=xml",
                "format=",
                "as_of=2999-01-01T00:00:00Z",
                "as_of=x",
                "to=2020-01-01T00:00:00Z&from=2021-01-01T00:00:00Z",
                "format=csv&format=csv"
            })
    void odd_parameters_are_refused(String query) {
        team.annotator()
                .gets(team.path("/tracking/summary?" + query))
                .statusCode(400)
                .body("code", equalTo("invalid"))
                .body("$", hasKey(query.replaceFirst("=.*", "")));
    }
}
