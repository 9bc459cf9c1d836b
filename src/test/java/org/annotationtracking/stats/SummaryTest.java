package org.annotationtracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what, and where the examples stood. */
@ServiceTest
class SummaryTest {

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
    void an_untouched_project_has_totals_and_nobody() {
        team.example();
        team.example();

        team.annotator()
                .gets(team.path("/tracking/summary"))
                .statusCode(200)
                .body("settled", equalTo(true))
                .body("from", nullValue())
                .body("totals.pending", equalTo(2))
                .body("totals.total", equalTo(2))
                .body("people", empty());
    }

    @Test
    void the_first_pass_is_an_approval_without_a_rejection_before() {
        team.approvedExample();
        long example = team.rejectedExample();
        team.submit(team.annotator(), example);
        team.act(team.approver(), example, "approve");

        assertThat(summaries.work(team.annotator())).containsExactly(3, 0, 2, 1, 1, 0);
        assertThat(summaries.work(team.approver())).containsExactly(0, 0, 0, 0, 0, 3);
    }

    @Test
    void taking_a_submission_back_is_counted_beside_it_and_spoils_no_first_pass() {
        long example = team.submittedExample();
        team.act(team.annotator(), example, "withdraw").statusCode(200);
        team.submit(team.annotator(), example);
        team.act(team.approver(), example, "approve");

        assertThat(summaries.work(team.annotator())).containsExactly(2, 1, 1, 1, 0, 0);
    }

    @Test
    void what_is_decided_again_in_its_round_counts_once_for_the_annotator_and_each_time_for_the_reviewers() {
        long example = team.rejectedExample();
        team.act(team.manager(), example, "reopen").statusCode(200);
        team.act(team.approver(), example, "reject").statusCode(200);
        team.act(team.manager(), example, "reopen");
        team.act(team.approver(), example, "approve").statusCode(200);
        team.act(team.manager(), example, "reopen");
        team.act(team.manager(), example, "approve").statusCode(200);

        assertThat(summaries.work(team.annotator())).containsExactly(1, 0, 1, 0, 1, 0);
        assertThat(summaries.work(team.approver())).containsExactly(0, 0, 0, 0, 0, 3);
        assertThat(summaries.work(team.manager())).containsExactly(0, 0, 0, 0, 0, 1);
    }

    @Test
    void an_approval_that_is_overruled_stays_counted_beside_the_rejection() {
        long example = team.approvedExample();
        team.act(team.manager(), example, "reject").statusCode(200);

        assertThat(summaries.work(team.annotator())).containsExactly(1, 0, 1, 1, 1, 0);
        team.manager().gets(team.path("/tracking/summary")).body("totals.rejected", equalTo(1));
    }

    @Test
    void a_rejection_is_that_of_the_person_whose_work_it_was() {
        long example = team.rejectedExample();
        world.execute(
                "DELETE FROM projects_member WHERE project_id = ? AND user_id = ?",
                team.project(),
                team.annotator().id());
        team.submit(team.otherAnnotator(), example).statusCode(200);
        team.act(team.approver(), example, "approve");

        assertThat(summaries.work(team.annotator())).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(summaries.work(team.otherAnnotator())).containsExactly(1, 0, 1, 1, 0, 0);
    }

    @Test
    void seconds_are_those_that_were_booked() {
        long example = team.example();
        team.lock(team.annotator(), example);
        secondsPass(example, 40);
        team.submit(team.annotator(), example);
        team.lock(team.approver(), example);
        secondsPass(example, 20);
        team.approver().posts(team.tracking(example, "unlock"), "{}");

        assertThat(summaries.person(team.annotator()).get("active_seconds")).isBetween(40, 49);
        assertThat(summaries.person(team.approver()).get("active_seconds")).isBetween(20, 29);
    }

    @Test
    void another_programs_acts_count_by_what_its_rows_say() {
        long example = team.example();
        for (String[] change : new String[][] {
            {"submitted", "pending"}, {"rejected", "submitted"}, {"submitted", "rejected"}, {"approved", "submitted"}
        }) {
            world.execute(
                    "INSERT INTO annotation_tracking_event (project_id, example_id, type, actor_name, from_status,"
                            + " to_status, round, annotated_by_id, reviewed_by_id, standing)"
                            + " VALUES (?, ?, 'changed', 'external', ?, ?, 1, ?, ?, '{\"annotated_by\": \"one\","
                            + " \"reviewed_by\": \"two\"}')",
                    team.project(),
                    example,
                    change[1],
                    change[0],
                    (int) team.annotator().id(),
                    (int) team.approver().id());
        }

        assertThat(summaries.summary("").getList("people.username")).containsExactly("one", "two");
        assertThat(summaries.work(team.annotator())).containsExactly(2, 0, 1, 0, 1, 0);
        assertThat(summaries.work(team.approver())).containsExactly(0, 0, 0, 0, 0, 2);
    }

    private void secondsPass(long example, int seconds) {
        world.execute(
                "UPDATE annotation_tracking SET last_beat_at = last_beat_at - make_interval(secs => ?) WHERE example_id = ?",
                seconds,
                example);
    }
}
