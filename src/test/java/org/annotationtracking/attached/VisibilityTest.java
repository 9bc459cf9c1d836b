package org.annotationtracking.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.live.Follower;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Beside a doccano with assignments people below a manager see what is assigned to them, and nothing else anywhere. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_5"))
class VisibilityTest extends Attached {

    private static final int NOT_FOUND = 404;

    long seen;
    long hidden;

    @BeforeEach
    void oneOfTwoIsAssigned() {
        seen = example(team.annotator(), team.approver());
        hidden = example(team.otherAnnotator());
    }

    @ParameterizedTest
    @EnumSource
    void an_example_that_is_not_ones_own_to_see_is_none(VisibilityCase place) {
        for (Person who : List.of(team.annotator(), team.approver())) {
            assertThat(place.ask(team, hidden, who).statusCode())
                    .as("%s by %s", place, who.name())
                    .isEqualTo(place.isRefusedTo(team, who) ? 403 : NOT_FOUND);
            assertThat(place.ask(team, seen, who).statusCode())
                    .as("%s by %s of an assigned one", place, who.name())
                    .isNotEqualTo(NOT_FOUND);
        }
        for (Person who : List.of(team.manager(), team.admin(), team.superuser())) {
            assertThat(place.ask(team, hidden, who).statusCode())
                    .as("%s by %s", place, who.name())
                    .isNotEqualTo(NOT_FOUND);
        }
        assertThat(world.texts(
                        "SELECT DISTINCT actor_name FROM annotation_tracking_event WHERE example_id = ?", hidden))
                .doesNotContain(team.annotator().name(), team.approver().name());
    }

    @Test
    void lists_counts_pages_and_exports_leave_out_what_is_not_to_be_seen() {
        for (String query : List.of("", "?status=pending", "?q=text", "?ordering=-id", "?cursor=&with_count=true")) {
            for (Person who : List.of(team.annotator(), team.approver())) {
                who.gets(team.path("/examples" + query))
                        .statusCode(200)
                        .body("count", equalTo(1))
                        .body("results.id", contains((int) seen));
            }
            team.manager()
                    .gets(team.path("/examples" + query))
                    .body("count", equalTo(2))
                    .body("results.id", containsInAnyOrder((int) seen, (int) hidden));
        }
        assertThat(lines(team.annotator())).isEqualTo(1);
        assertThat(lines(team.admin())).isEqualTo(2);
    }

    @Test
    void work_that_is_not_assigned_is_not_given_and_the_answer_says_where_it_is() {
        claim(team.annotator()).body("results.example.id", contains((int) seen));
        team.submit(team.annotator(), seen).statusCode(200);

        claim(team.annotator())
                .body("results", empty())
                .body("why.total", equalTo(2))
                .body("why.not_assigned_to_you", equalTo(1))
                .body("why.yours_in_review", equalTo(1))
                .body("why.remaining", equalTo(0));
        claim(team.otherAnnotator()).body("results.example.id", contains((int) hidden));
    }

    @Test
    void rejected_work_comes_before_new_work_and_a_lock_that_ran_out_before_a_free_one() {
        long next = example(team.annotator());
        long lapsed = example(team.annotator(), team.otherAnnotator());
        team.submit(team.annotator(), seen).statusCode(200);
        team.act(team.approver(), seen, "reject").statusCode(200);
        team.lock(team.otherAnnotator(), lapsed).statusCode(200);
        world.leaseRanOut(team.project(), lapsed);

        team.annotator()
                .posts(team.path("/tracking/claim"), "{\"kind\":\"annotate\",\"count\":5}")
                .statusCode(200)
                .body("results.example.id", contains((int) seen, (int) lapsed, (int) next));
    }

    @Test
    void many_are_decided_at_once_by_those_who_see_all() {
        String order = "{\"action\":\"unlock\",\"ids\":[%d,%d]}".formatted(seen, hidden);

        team.manager().posts(team.path("/tracking/bulk"), order).statusCode(200).body("succeeded", equalTo(2));
        team.annotator().posts(team.path("/tracking/bulk"), order).statusCode(403);
    }

    @Test
    void changes_and_events_tell_of_assigned_examples_only() {
        URI events = URI.create("http://127.0.0.1:" + RestAssured.port + team.path("/tracking/events"));
        try (Follower limited = Follower.of(events, team.annotator(), 0L);
                Follower manager = Follower.of(events, team.manager(), 0L)) {
            team.lock(team.otherAnnotator(), hidden).statusCode(200);
            team.lock(team.annotator(), seen).statusCode(200);
            team.submit(team.otherAnnotator(), hidden).statusCode(200);

            assertThat(manager.take(3)).extracting(Follower.Event::id).containsExactly(1L, 2L, 3L);
            assertThat(limited.take(1)).extracting(Follower.Event::id).containsExactly(2L);
            assign(team, hidden, team.annotator());
            team.act(team.manager(), hidden, "approve").statusCode(200);
            assertThat(limited.take(1)).extracting(Follower.Event::id).containsExactly(4L);
        }
        world.execute("DELETE FROM examples_assignment WHERE example_id = ?", hidden);
        team.annotator()
                .gets(team.path("/tracking/changes?after=0"))
                .statusCode(200)
                .body("results.example_id", contains((int) seen))
                .body("results.seq", contains(2))
                .body("next_after", equalTo(4))
                .body("last_seq", equalTo(4));
        team.annotator().gets(team.path("/tracking/changes?after=0&limit=1")).body("next_after", equalTo(2));
        team.manager().gets(team.path("/tracking/changes?after=0")).body("results.seq", contains(1, 2, 3, 4));
    }

    @Test
    void what_is_taken_away_is_gone_with_the_next_request() {
        team.lock(team.annotator(), seen).statusCode(200);
        world.execute(
                "DELETE FROM examples_assignment WHERE assignee_id = ?",
                team.annotator().id());

        team.submit(team.annotator(), seen).statusCode(NOT_FOUND);
        claim(team.annotator()).body("results", empty());
        team.annotator().gets(team.path("/examples")).body("count", equalTo(0));
    }

    private ValidatableResponse claim(Person who) {
        return who.posts(team.path("/tracking/claim"), "{\"kind\":\"annotate\"}")
                .statusCode(200);
    }

    private long lines(Person who) {
        return who.gets(team.path("/examples/export?format=jsonl"))
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .count();
    }
}
