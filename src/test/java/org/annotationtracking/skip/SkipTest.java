package org.annotationtracking.skip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class SkipTest {

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
    void skipping_gives_the_lock_back_and_says_why_in_the_history() {
        team.lock(team.annotator(), example).statusCode(200);

        skip(team.annotator(), "no sound")
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("Example skipped"))
                .body("skipped_at", notNullValue())
                .body("reason", equalTo("no sound"));

        team.approver().gets(team.tracking(example, "lock-status")).body("is_locked", equalTo(false));
        team.approver()
                .gets(team.tracking(example, "history"))
                .body("results.type", equalTo(List.of("locked", "unlocked", "skipped")))
                .body("results[2].notes", equalTo("no sound"));
        team.approver().gets(team.tracking(example, "status")).body("status", equalTo("pending"));
    }

    @Test
    void it_is_each_persons_own() {
        skip(team.annotator(), "mine").statusCode(200);
        skip(team.otherAnnotator(), "").statusCode(200).body("reason", equalTo(""));

        assertThat(skips()).isEqualTo(2);
        team.annotator()
                .posts(team.tracking(example, "unskip"), "")
                .statusCode(200)
                .body("message", equalTo("Example unskipped"))
                .body("skipped_at", nullValue());
        assertThat(skips()).isEqualTo(1);
    }

    @Test
    void repeating_it_writes_nothing_and_answers_the_same() {
        String first = skip(team.annotator(), "torn").extract().asString();
        String second = skip(team.annotator(), "torn").extract().asString();

        assertThat(second).isEqualTo(first);
        team.annotator().gets(team.tracking(example, "history")).body("count", equalTo(1));

        skip(team.annotator(), "torn, and twice there").statusCode(200);
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.notes", equalTo(List.of("torn", "torn, and twice there")));
    }

    @Test
    void unskipping_what_was_not_skipped_is_fine_and_writes_nothing() {
        team.annotator()
                .posts(team.tracking(example, "unskip"), "{}")
                .statusCode(200)
                .body("message", equalTo("Example was not skipped"));

        team.annotator().gets(team.tracking(example, "history")).body("count", equalTo(0));
    }

    @Test
    void taking_it_back_says_why_and_is_fenced_too() {
        skip(team.annotator(), "torn").statusCode(200);
        String unskip = team.tracking(example, "unskip");

        team.annotator()
                .posts(unskip, "{\"reason\":\"found the rest\",\"lock_epoch\":9}")
                .statusCode(409)
                .body("code", equalTo("lock_lost"));
        assertThat(skips()).isEqualTo(1);
        team.annotator()
                .posts(unskip, "{\"reason\":\"found the rest\",\"lock_epoch\":0}")
                .statusCode(200)
                .body("reason", equalTo("found the rest"));

        assertThat(skips()).isZero();
        team.annotator()
                .gets(team.tracking(example, "history"))
                .body("results.notes", equalTo(List.of("torn", "found the rest")));
    }

    @Test
    void another_persons_lock_and_a_stale_epoch_stand_in_the_way() {
        team.lock(team.otherAnnotator(), example).statusCode(200);

        skip(team.annotator(), "").statusCode(409).body("code", equalTo("locked_by_other"));
        team.otherAnnotator()
                .posts(team.tracking(example, "skip"), "{\"lock_epoch\":9}")
                .statusCode(409)
                .body("code", equalTo("lock_lost"));
        assertThat(skips()).isZero();
    }

    @Test
    void what_is_handed_in_cannot_be_skipped() {
        team.submit(team.annotator(), example).statusCode(200);

        skip(team.annotator(), "").statusCode(409).body("code", equalTo("illegal_transition"));
        team.act(team.approver(), example, "reject").statusCode(200);
        skip(team.annotator(), "cannot do better").statusCode(200);
    }

    @Test
    void a_reason_has_an_end() {
        skip(team.annotator(), "x".repeat(1001)).statusCode(400).body("code", equalTo("invalid"));
        team.annotator().posts(team.tracking(999_999_999L, "skip"), "{}").statusCode(404);
        team.approver().posts(team.tracking(example, "skip"), "{}").statusCode(403);
    }

    private ValidatableResponse skip(Person who, String reason) {
        return who.posts(team.tracking(example, "skip"), "{\"reason\":\"%s\"}".formatted(reason));
    }

    private long skips() {
        return world.number("SELECT count(*) FROM skipped_example WHERE example_id = ?", example);
    }
}
