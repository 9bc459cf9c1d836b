package org.annotationtracking.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody may is judged when the row is written, not when the request comes in. */
@ServiceTest
class PermitRaceTest {

    private static final String GIVE_ROLE =
            "UPDATE projects_member SET role_id = (SELECT id FROM roles_role WHERE name = ?) WHERE user_id = ?";
    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
             WHERE wait_event_type = 'Lock' AND query LIKE '%annotation_tracking%' AND datname = current_database()
            """;

    @Inject
    World world;

    @Inject
    Jdbi jdbi;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void an_approver_who_became_an_annotator_meanwhile_approves_nothing() throws Exception {
        long example = team.submittedExample();

        ValidatableResponse answer = whileHeld(
                example,
                () -> team.act(team.approver(), example, "approve"),
                sql -> world.execute(GIVE_ROLE, "annotator", team.approver().id()));

        answer.statusCode(403).body("code", equalTo("permission_denied"));
        stillStands(example, "submitted");
    }

    @Test
    void a_manager_who_became_an_approver_meanwhile_takes_no_approval_back() throws Exception {
        long example = team.approvedExample();

        ValidatableResponse answer = whileHeld(
                example,
                () -> team.act(team.manager(), example, "reject"),
                sql -> world.execute(
                        GIVE_ROLE, "annotation_approver", team.manager().id()));

        answer.statusCode(403);
        stillStands(example, "approved");
    }

    @Test
    void a_superuser_who_is_none_any_more_decides_nothing() throws Exception {
        long example = team.submittedExample();

        ValidatableResponse answer = whileHeld(
                example,
                () -> team.act(team.superuser(), example, "approve"),
                sql -> world.execute(
                        "UPDATE auth_user SET is_superuser = false WHERE id = ?",
                        team.superuser().id()));

        answer.statusCode(403);
        stillStands(example, "submitted");
    }

    @Test
    void an_annotator_who_was_put_out_meanwhile_submits_nothing() throws Exception {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);

        ValidatableResponse answer = whileHeld(
                example,
                () -> team.submit(team.annotator(), example),
                sql -> world.execute(
                        "DELETE FROM projects_member WHERE user_id = ?",
                        team.annotator().id()));

        answer.statusCode(403);
        stillStands(example, "pending");
        assertThat(world.number(
                        "SELECT count(*) FROM annotation_tracking WHERE example_id = ? AND locked_by_id = ?",
                        example,
                        team.annotator().id()))
                .as("a refused write leaves the lock as it was")
                .isEqualTo(1);
    }

    @Test
    void work_that_became_ones_own_meanwhile_is_not_reviewed() throws Exception {
        Person both = world.member(team.project(), "annotation_approver");
        long example = team.submittedExample();

        ValidatableResponse answer = whileHeld(
                example,
                () -> team.act(both, example, "approve"),
                sql -> sql.execute(
                        "UPDATE annotation_tracking SET annotated_by_id = ? WHERE example_id = ?",
                        (int) both.id(),
                        example));

        answer.statusCode(403).body("code", equalTo("own_work"));
        stillStands(example, "submitted");
    }

    private void stillStands(long example, String status) {
        team.admin().gets(team.tracking(example, "status")).body("status", equalTo(status));
    }

    /** Sends a request that has to wait for the row, changes the world meanwhile, and lets it go. */
    private ValidatableResponse whileHeld(long example, Supplier<ValidatableResponse> request, Change change)
            throws Exception {
        try (Handle holder = jdbi.open()) {
            holder.begin();
            holder.execute("SELECT 1 FROM annotation_tracking WHERE example_id = ? FOR UPDATE", example);
            CompletableFuture<ValidatableResponse> waiting = CompletableFuture.supplyAsync(request);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (world.number(WAITING) == 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            change.in(holder);
            holder.commit();
            return waiting.get(20, TimeUnit.SECONDS);
        }
    }

    private interface Change {
        void in(Handle holder);
    }
}
