package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All statements went through, and the connection is gone with the commit: nobody hears of a failure of ours. */
@ServiceTest
class BrokenCommitTest {

    private static final String BREAKS_OFF = "PERFORM pg_terminate_backend(pg_backend_pid());";

    @Inject
    World world;

    Team team;
    private long example;
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void newTeam() {
        team = world.team();
        example = team.example();
        team.lock(team.otherAnnotator(), example).statusCode(200);
    }

    @AfterEach
    void commitsHold() {
        world.execute("DROP FUNCTION breaks_commit() CASCADE");
        world.execute("DROP SEQUENCE broken_commits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {BREAKS_OFF, "RAISE SQLSTATE '57P01';", "RAISE SQLSTATE '40001';", "RAISE SQLSTATE 'XX000';"})
    void a_refusal_that_cannot_be_kept_is_the_same_refusal(String how) {
        breakCommits("annotation_tracking_idempotency", how, 3);

        lock(team.annotator()).then().statusCode(409).body("code", equalTo("locked_by_other"));

        assertThat(kept()).isZero();
    }

    @Test
    void a_refusal_that_was_not_kept_is_decided_anew() {
        breakCommits("annotation_tracking_idempotency", BREAKS_OFF, 1);
        lock(team.annotator()).then().statusCode(409);
        world.leaseRanOut(team.project(), example);

        lock(team.annotator()).then().statusCode(200);

        assertThat(kept()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotation_tracking_idempotency", "annotation_tracking_event"})
    void a_write_is_worth_sending_again_and_then_done_once(String table) {
        world.leaseRanOut(team.project(), example);
        breakCommits(table, BREAKS_OFF, 1);

        lock(team.annotator())
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("database_unavailable"));
        assertThat(kept()).isZero();

        lock(team.annotator()).then().statusCode(200).body("lock_epoch", equalTo(2));
        assertThat(world.texts(
                        "SELECT type FROM annotation_tracking_event WHERE project_id = ? AND example_id = ? ORDER BY id",
                        team.project(),
                        example))
                .isEqualTo(List.of("locked", "lock_lost", "locked"));
    }

    @Test
    void without_a_key_it_is_the_same() {
        world.leaseRanOut(team.project(), example);
        breakCommits("annotation_tracking_event", BREAKS_OFF, 1);

        team.lock(team.annotator(), example).statusCode(503).header("Retry-After", "1");

        team.lock(team.annotator(), example).statusCode(200).body("lock_epoch", equalTo(2));
    }

    /** Lets so many commits fail that put a row of this project into a table. */
    private void breakCommits(String table, String how, int times) {
        world.execute("CREATE SEQUENCE broken_commits");
        // What a sequence gave out stays given out, whatever becomes of the transaction.
        world.execute("""
                CREATE FUNCTION breaks_commit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.project_id = %d AND nextval('broken_commits') <= %d THEN %s END IF;
                    RETURN NULL;
                END $$
                """.formatted(team.project(), times, how));
        world.execute(
                "CREATE CONSTRAINT TRIGGER breaks_commit AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW"
                                .formatted(table)
                        + " EXECUTE FUNCTION breaks_commit()");
    }

    private Response lock(Person who) {
        return who.asks()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(team.tracking(example, "lock"));
    }

    private long kept() {
        return world.number(
                "SELECT count(*) FROM annotation_tracking_idempotency WHERE project_id = ?", team.project());
    }
}
