package org.annotationtracking.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the setting wants it, an administrator has the last word and never the first, also while roles change. */
class AdminAfterApproverIT {

    private static final String GIVE_ROLE =
            "UPDATE projects_member SET role_id = (SELECT id FROM roles_role WHERE name = ?) WHERE user_id = ?";
    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity
             WHERE wait_event_type = 'Lock' AND query LIKE '%annotation_tracking%' AND datname = current_database()
            """;

    private static CrashingPostgres database;
    private static PackagedService service;
    private static Jdbi jdbi;
    private static World world;

    private Team team;

    @BeforeAll
    static void start() {
        Path folder = TestFolders.empty("admin-after-approver");
        database = CrashingPostgres.start(folder);
        JdbcCoordinates address = database.coordinates();
        service = Launch.in(folder)
                .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                .with("TRACKING_REVIEW_ADMIN_AFTER_APPROVER", "true")
                .start()
                .awaitReady();
        RestAssured.port = service.baseUrl().getPort();
        jdbi = Jdbi.create(address.url(), address.username(), address.password());
        world = new World(jdbi);
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void an_administrator_approves_what_an_approver_has_approved() {
        long example = team.submittedExample();

        team.act(team.admin(), example, "approve")
                .statusCode(403)
                .body("code", equalTo("requires_approver_approval"))
                .body("requires_approver_approval", equalTo(true));
        team.act(team.superuser(), example, "approve").statusCode(403);
        team.act(team.approver(), example, "approve").statusCode(200);
        team.act(team.admin(), example, "approve")
                .statusCode(200)
                .body("status", equalTo("approved"))
                .body("reviewed_by", equalTo(team.admin().name()));

        team.admin().gets(team.tracking(example, "history")).body("results.type", hasItem("final_approved"));
        team.act(team.superuser(), example, "approve").statusCode(200);
    }

    @Test
    void managers_need_nobody_before_them() {
        team.act(team.manager(), team.submittedExample(), "approve").statusCode(200);
    }

    @Test
    void in_bulk_it_is_the_same() {
        long submitted = team.submittedExample();
        long approved = team.approvedExample();

        team.admin()
                .posts(
                        team.path("/tracking/bulk"),
                        "{\"action\":\"approve\",\"ids\":[%d,%d]}".formatted(submitted, approved))
                .statusCode(200)
                .body("results.success", contains(false, true))
                .body("results[0].problem.code", equalTo("requires_approver_approval"));
        stands(submitted, "submitted");
    }

    @Test
    void an_approver_who_became_an_administrator_meanwhile_has_not_the_first_word() throws Exception {
        long example = team.submittedExample();

        whileHeld(example, () -> team.act(team.approver(), example, "approve"), team.approver(), "project_admin")
                .statusCode(403);

        stands(example, "submitted");
    }

    @Test
    void an_administrator_who_is_none_any_more_has_not_the_last_word() throws Exception {
        long example = team.approvedExample();

        whileHeld(example, () -> team.act(team.admin(), example, "approve"), team.admin(), "annotation_approver")
                .statusCode(403);

        team.admin()
                .gets(team.tracking(example, "status"))
                .body("reviewed_by", equalTo(team.approver().name()));
    }

    private void stands(long example, String status) {
        team.manager().gets(team.tracking(example, "status")).body("status", equalTo(status));
    }

    /** Sends a request that has to wait for the row, gives somebody another role meanwhile, and lets it go. */
    private static ValidatableResponse whileHeld(
            long example, Supplier<ValidatableResponse> request, Person person, String role) throws Exception {
        try (Handle holder = jdbi.open()) {
            holder.begin();
            holder.execute("SELECT 1 FROM annotation_tracking WHERE example_id = ? FOR UPDATE", example);
            CompletableFuture<ValidatableResponse> waiting = CompletableFuture.supplyAsync(request);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (world.number(WAITING) == 0) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            world.execute(GIVE_ROLE, role, person.id());
            holder.commit();
            return waiting.get(20, TimeUnit.SECONDS);
        }
    }
}
