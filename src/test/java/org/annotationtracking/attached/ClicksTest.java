package org.annotationtracking.attached;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.annotationtracking.Team;
import org.junit.jupiter.api.Test;

/** What people tick on doccano's own page is followed, though its tables have no trigger of ours. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_4"),
            @ResourceArg(name = "tracking.doccano.look-every", value = "100ms"),
            @ResourceArg(name = "tracking.doccano.full-look-every", value = "300ms")
        })
class ClicksTest extends Clicking {

    @Test
    void an_annotators_tick_submits_and_its_end_withdraws() {
        long example = tracked();

        tick(team.annotator(), example);
        awaitStatus(team, example, "submitted");
        team.manager()
                .gets(team.tracking(example, "status"))
                .body("annotated_by", equalTo(team.annotator().name()))
                .body("version", equalTo(1));
        untick(example);
        awaitStatus(team, example, "pending");

        team.manager()
                .gets(team.tracking(example, "history"))
                .body("results.type", contains("submitted", "withdrawn"))
                .body("results.notes", contains("ticked in doccano", "unticked in doccano"))
                .body(
                        "results.actor",
                        contains(team.annotator().name(), team.annotator().name()));
    }

    @Test
    void a_tick_of_somebody_who_does_not_annotate_stays_a_tick() {
        long example = tracked();
        tick(team.approver(), example);
        tick(team.stranger(), example);

        awaitLookAtTicks();
        awaitLookAtAll();

        requireStatus(team, example, "pending");
    }

    @Test
    void a_tick_waits_while_another_holds_the_example() {
        long example = tracked();
        team.lock(team.otherAnnotator(), example).statusCode(200);
        tick(team.annotator(), example);
        awaitLookAtTicks();
        requireStatus(team, example, "pending");

        team.otherAnnotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        awaitStatus(team, example, "submitted");
    }

    @Test
    void approved_work_stays_approved_when_its_tick_goes() {
        long example = team.approvedExample();

        untick(example);
        awaitLookAtAll();

        requireStatus(team, example, "approved");
    }

    @Test
    void in_a_collaborative_project_anybodys_click_takes_it_back() {
        Team together = world.collaborativeTeam();
        long example = together.submittedExample();

        untick(example);

        awaitStatus(together, example, "pending");
    }

    @Test
    void what_another_program_submitted_without_a_tick_is_left_alone() {
        long example = tracked();
        world.execute(
                "INSERT INTO annotation_tracking (project_id, example_id, status, annotated_by_id, annotated_at)"
                        + " VALUES (?, ?, 'submitted', ?, now())"
                        + " ON CONFLICT (project_id, example_id) DO UPDATE SET status = excluded.status,"
                        + " annotated_by_id = excluded.annotated_by_id",
                team.project(),
                example,
                team.annotator().id());

        awaitLookAtAll();

        requireStatus(team, example, "submitted");
    }

    @Test
    void a_second_opinion_that_stayed_is_no_submission() {
        long example = team.submittedExample();
        tick(team.otherAnnotator(), example);
        awaitLookAtTicks();
        awaitLookAtTicks();

        team.act(team.annotator(), example, "withdraw").statusCode(200);
        awaitLookAtAll();

        requireStatus(team, example, "pending");
    }

    @Test
    void a_tick_that_is_committed_late_is_not_missed() throws SQLException {
        long late = tracked();
        try (Connection slow = database.connect();
                var statement = slow.prepareStatement(TICK)) {
            slow.setAutoCommit(false);
            statement.setInt(1, (int) team.annotator().id());
            statement.setInt(2, (int) late);
            statement.execute();
            awaitLookAtTicks();
            awaitLookAtTicks();
            slow.commit();
        }

        awaitStatus(team, late, "submitted");
    }
}
