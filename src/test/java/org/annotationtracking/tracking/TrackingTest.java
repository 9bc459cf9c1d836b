package org.annotationtracking.tracking;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class TrackingTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void an_example_goes_through_rejection_to_approval_and_its_history_tells() {
        long example = team.example();

        team.lock(team.annotator(), example).statusCode(200);
        team.submit(team.annotator(), example)
                .body("status", equalTo("submitted"))
                .body("annotated_by", equalTo(team.annotator().name()))
                .body("version", equalTo(1));
        team.act(team.approver(), example, "reject")
                .body("status", equalTo("rejected"))
                .body("review_notes", equalTo("because"));
        team.submit(team.annotator(), example).body("version", equalTo(3));
        team.approver()
                .posts(team.tracking(example, "approve"), "")
                .body("status", equalTo("approved"))
                .body("reviewed_by", equalTo(team.approver().name()))
                .body("review_notes", equalTo("because"));

        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("locked", "submitted", "rejected", "submitted", "approved")))
                .body("results.round", equalTo(List.of(0, 1, 1, 2, 2)))
                .body("results.notes", equalTo(List.of("", "", "because", "", "")));
        team.annotator()
                .gets(team.tracking(example, "status"))
                .header("ETag", "\"v4\"")
                .body("status", equalTo("approved"))
                .body("is_confirmed", equalTo(true))
                .body("is_locked", equalTo(false));
    }

    @Test
    void submitting_releases_the_lock() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        team.submit(team.annotator(), example).statusCode(200).body("time_spent_seconds", equalTo(0));

        team.approver().gets(team.tracking(example, "lock-status")).body("is_locked", equalTo(false));
    }

    @Test
    void a_late_submission_is_accepted_while_nobody_took_the_example() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        team.annotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example))
                .statusCode(200);
    }

    @Test
    void somebody_elses_lock_refuses_a_submission() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        team.submit(team.otherAnnotator(), example)
                .statusCode(409)
                .body("code", equalTo("locked_by_other"))
                .body("locked_by", equalTo(team.annotator().name()));
    }

    @Test
    void submitting_over_anothers_lost_lease_fences_that_person_off() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);
        team.submit(team.otherAnnotator(), example).statusCode(200);

        team.annotator()
                .posts(team.path("/tracking/mark-submitted"), "{\"example_id\":%d,\"lock_epoch\":1}".formatted(example))
                .statusCode(409)
                .body("code", equalTo("lock_lost"));
    }

    @Test
    void what_already_stands_is_answered_again_and_written_once() {
        long example = team.submittedExample();

        team.submit(team.annotator(), example).statusCode(200).body("version", equalTo(1));
        team.act(team.approver(), example, "reject").statusCode(200).body("version", equalTo(2));
        team.act(team.approver(), example, "reject").statusCode(200).body("version", equalTo(2));

        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("submitted", "rejected")));
    }

    @Test
    void a_rejection_says_why() {
        long example = team.submittedExample();

        team.approver()
                .posts(team.tracking(example, "reject"), "{\"review_notes\":\"  \"}")
                .statusCode(400)
                .body("error", equalTo("review_notes is required for rejection"));

        team.approver().gets(team.tracking(example, "status")).body("status", equalTo("submitted"));
    }

    @Test
    void nobody_reviews_their_own_work() {
        long example = team.submittedExample();
        world.execute(
                "UPDATE projects_member SET role_id = (SELECT id FROM roles_role WHERE name = 'project_manager')"
                        + " WHERE user_id = ?",
                team.annotator().id());

        team.act(team.annotator(), example, "approve").statusCode(403).body("code", equalTo("own_work"));
        team.lock(team.annotator(), example).statusCode(403).body("code", equalTo("own_work"));
        team.act(team.manager(), example, "approve").statusCode(200);
        team.act(team.annotator(), example, "reopen").statusCode(403).body("code", equalTo("own_work"));
    }

    @Test
    void an_illegal_step_names_where_it_could_go() {
        long example = team.example();

        team.act(team.approver(), example, "approve")
                .statusCode(409)
                .body("code", equalTo("illegal_transition"))
                .body("from", equalTo("pending"))
                .body("to", equalTo("approved"))
                .body("allowed", equalTo(List.of("submitted")))
                .body("requires_submission", equalTo(true));
    }

    @Test
    void a_withdrawal_takes_the_work_back() {
        long example = team.submittedExample();

        team.annotator()
                .posts(team.tracking(example, "withdraw"), "")
                .statusCode(200)
                .body("status", equalTo("pending"));

        team.approver()
                .gets(team.tracking(example, "status"))
                .body("annotated_by", nullValue())
                .body("is_confirmed", equalTo(false));
    }

    @Test
    void if_match_refuses_a_version_that_has_passed() {
        long example = team.submittedExample();

        team.approver()
                .asks()
                .header("If-Match", "\"v0\"")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(team.tracking(example, "approve"))
                .then()
                .statusCode(412)
                .body("version", equalTo(1));
        team.approver()
                .asks()
                .header("If-Match", "\"v1\"")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(team.tracking(example, "approve"))
                .then()
                .statusCode(200);
    }

    @Test
    void an_example_of_another_project_is_not_found() {
        Team others = world.team();
        long foreign = others.example();

        team.submit(team.annotator(), foreign).statusCode(404);
        team.lock(team.annotator(), foreign).statusCode(404);
        team.annotator().gets(team.tracking(foreign, "status")).statusCode(404);
        team.annotator().gets(team.tracking(foreign, "history")).statusCode(404);

        others.annotator().gets(others.tracking(foreign, "status")).body("version", equalTo(0));
    }

    @Test
    void the_stats_add_up() {
        team.example();
        team.submittedExample();
        team.approvedExample();
        team.rejectedExample();

        team.annotator()
                .gets(team.path("/tracking/review-stats"))
                .body("pending_count", equalTo(1))
                .body("submitted_count", equalTo(1))
                .body("approved_count", equalTo(1))
                .body("rejected_count", equalTo(1))
                .body("total_examples", equalTo(4));
    }

    @Test
    void history_names_the_request_that_wrote_it() {
        long example = team.example();

        team.annotator()
                .asks()
                .header("X-Request-Id", "my-own-id")
                .contentType(ContentType.JSON)
                .body("{\"example_id\":" + example + "}")
                .post(team.path("/tracking/mark-submitted"))
                .then()
                .header("X-Request-Id", "my-own-id");

        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.request_id", hasItems("my-own-id"))
                .body("results[0].at", notNullValue());
    }
}
