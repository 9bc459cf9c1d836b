package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ClaimTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void gives_the_next_example_with_its_lock() {
        long example = team.example();
        team.example();

        claim(team.annotator(), "annotate", 1)
                .statusCode(200)
                .body("results.size()", equalTo(1))
                .body("why", nullValue())
                .body("results[0].example.id", equalTo((int) example))
                .body("results[0].example.text", equalTo("A text to work on"))
                .body("results[0].example.is_locked", equalTo(true))
                .body(
                        "results[0].example.locked_by_username",
                        equalTo(team.annotator().name()))
                .body("results[0].lock.lock_epoch", equalTo(1))
                .body("results[0].lock.locked_by", equalTo(team.annotator().name()))
                .body("results[0].lock.expires_in_ms", equalTo(600_000))
                .body("results[0].lock.renew_after_ms", equalTo(300_000));

        team.approver().gets(team.tracking(example, "history")).body("results.type", equalTo(List.of("locked")));
    }

    @Test
    void the_same_claim_again_gives_the_same_again() {
        team.example();
        team.example();
        List<Long> first = given(team.annotator(), "annotate", 1);

        claim(team.annotator(), "annotate", 1).body("results[0].lock.lock_epoch", equalTo(1));

        assertThat(given(team.annotator(), "annotate", 1)).isEqualTo(first);
        team.approver().gets(team.tracking(first.get(0), "history")).body("results.type", equalTo(List.of("locked")));
    }

    @Test
    void twenty_claims_of_one_person_at_once_give_one_example() {
        for (int number = 0; number < 25; number++) {
            team.example();
        }

        List<List<Long>> answers =
                AtOnce.ask(Collections.nCopies(20, team.annotator()), person -> given(person, "annotate", 1));

        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void what_is_in_hand_comes_first_then_rework_then_what_ran_out_then_the_free() {
        long free = team.example();
        long lapsed = team.example();
        long rework = rejected(team.annotator());
        long inHand = team.example();
        team.lock(team.otherAnnotator(), lapsed).statusCode(200);
        world.leaseRanOut(team.project(), lapsed);
        team.lock(team.annotator(), inHand).statusCode(200);

        assertThat(given(team.annotator(), "annotate", 50)).containsExactly(inHand, rework, lapsed, free);
        assertThat(given(team.annotator(), "annotate", 2)).containsExactly(free, lapsed);
        team.annotator()
                .gets(team.tracking(lapsed, "history"))
                .body("results.type", equalTo(List.of("locked", "lock_lost", "locked")));
    }

    @Test
    void count_is_how_many_are_in_hand_afterwards_and_at_most_fifty() {
        for (int number = 0; number < 60; number++) {
            team.example();
        }

        List<Long> three = given(team.annotator(), "annotate", 3);
        List<Long> fifty = given(team.annotator(), "annotate", 50);

        assertThat(three).hasSize(3);
        assertThat(fifty).hasSize(50).doesNotHaveDuplicates().containsAll(three);
        assertThat(given(team.otherAnnotator(), "annotate", 50)).hasSize(10).doesNotContainAnyElementsOf(fifty);
    }

    @Test
    void what_somebody_set_aside_is_given_to_others_only() {
        long example = team.example();
        team.annotator().posts(team.tracking(example, "skip"), "{}").statusCode(200);

        why(team.annotator(), "annotate").body("why.skipped_by_you", equalTo(1));

        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(example);
        team.otherAnnotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);
        team.annotator().posts(team.tracking(example, "unskip"), "{}").statusCode(200);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void rejected_work_waits_for_its_annotator_until_that_person_leaves() {
        long example = team.rejectedExample();

        why(team.otherAnnotator(), "annotate").body("why.reserved_for_others", equalTo(1));
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
        team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

        world.execute(
                "DELETE FROM projects_member WHERE user_id = ?",
                team.annotator().id());
        assertThat(given(team.otherAnnotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void a_foreign_lock_without_an_end_is_respected_for_ten_minutes() {
        long example = team.example();
        world.execute(
                "UPDATE annotation_tracking SET locked_by_id = ?, locked_at = clock_timestamp() WHERE example_id = ?",
                (int) team.otherAnnotator().id(),
                example);
        why(team.annotator(), "annotate").body("why.locked_by_others", equalTo(1));

        world.execute(
                "UPDATE annotation_tracking SET locked_at = clock_timestamp() - interval '10 minutes' WHERE example_id = ?",
                example);
        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void nobody_reviews_own_work() {
        Person both = world.member(team.project(), "annotation_approver");
        long own = team.example();
        world.execute(
                "UPDATE annotation_tracking SET status = 'submitted', annotated_by_id = ? WHERE example_id = ?",
                (int) both.id(),
                own);

        why(both, "review").body("why.own_work_excluded", equalTo(1));

        assertThat(given(team.approver(), "review", 1)).containsExactly(own);
    }

    @Test
    void nobody_is_given_a_round_to_review_twice() {
        long example = team.approvedExample();
        team.manager()
                .posts(team.tracking(example, "reopen"), "{\"review_notes\":\"look again\"}")
                .statusCode(200);

        why(team.approver(), "review").body("why.reviewed_by_you", equalTo(1));
        assertThat(given(team.manager(), "review", 1)).containsExactly(example);

        team.act(team.manager(), example, "reject").statusCode(200);
        team.submit(team.annotator(), example).statusCode(200);
        assertThat(given(team.approver(), "review", 1)).containsExactly(example);
    }

    @Test
    void a_filter_narrows_what_is_given() {
        long plain = team.example();
        long wanted = world.example(team.project(), "About Zürich");
        long rework = rejected(team.annotator());

        assertThat(ids(claim(team.annotator(), "{\"kind\":\"annotate\",\"filter\":{\"q\":\"zürich\"}}")))
                .containsExactly(wanted);
        assertThat(
                        ids(
                                claim(
                                        team.annotator(),
                                        "{\"kind\":\"annotate\",\"count\":9,\"filter\":{\"status\":\"rejected\",\"annotated_by\":\"me\"}}")))
                .containsExactly(rework);
        claim(team.otherAnnotator(), "{\"kind\":\"annotate\",\"filter\":{\"q\":\"nowhere\"}}")
                .body("why.filtered_out", equalTo(3))
                .body("why.total", equalTo(3));
        assertThat(given(team.otherAnnotator(), "annotate", 5)).containsExactly(plain);
    }

    @Test
    void an_empty_answer_says_where_everything_is() {
        long held = team.example();
        long skipped = team.example();
        team.submittedExample();
        team.approvedExample();
        team.rejectedExample();
        team.lock(team.otherAnnotator(), held).statusCode(200);
        team.annotator().posts(team.tracking(skipped, "skip"), "{}").statusCode(200);
        Person third = world.member(team.project(), "annotator");
        third.posts(team.tracking(skipped, "skip"), "{}").statusCode(200);

        ValidatableResponse answer = why(third, "annotate")
                .body("why.total", equalTo(5))
                .body("why.remaining", equalTo(0))
                .body("why.locked_by_others", equalTo(1))
                .body("why.skipped_by_you", equalTo(1))
                .body("why.yours_in_review", equalTo(0))
                .body("why.reserved_for_others", equalTo(1))
                .body("why.not_in_queue", equalTo(2));
        String expires =
                third.gets(team.tracking(held, "lock-status")).extract().path("expires_at");
        answer.body("why.soonest_expiry", equalTo(expires));
    }

    @Test
    void an_abandoned_example_is_given_again_as_soon_as_its_lease_has_run_out() {
        long example = team.example();
        team.lock(team.otherAnnotator(), example).statusCode(200);
        why(team.annotator(), "annotate").body("why.locked_by_others", equalTo(1));

        world.leaseRanOut(team.project(), example);

        assertThat(given(team.annotator(), "annotate", 1)).containsExactly(example);
    }

    @Test
    void who_may_not_do_the_work_is_given_none() {
        claim(team.approver(), "annotate", 1).statusCode(403).body("code", equalTo("permission_denied"));
        claim(team.annotator(), "review", 1).statusCode(403).body("code", equalTo("permission_denied"));
    }

    @Test
    void nonsense_is_refused_in_words() {
        claim(team.annotator(), "{}").statusCode(400).body("kind", equalTo(List.of("This field is required.")));
        claim(team.annotator(), "{\"kind\":\"sleep\"}").statusCode(400).body("code", equalTo("invalid"));
        claim(team.annotator(), "{\"kind\":0}").statusCode(400);
        claim(team.annotator(), "annotate", 0).statusCode(400).body("code", equalTo("invalid"));
        claim(team.annotator(), "annotate", 51).statusCode(400).body("code", equalTo("invalid"));
        claim(team.annotator(), "{\"kind\":\"annotate\",\"filter\":{\"status\":\"lost\"}}")
                .statusCode(400)
                .body("code", equalTo("invalid"));
        claim(team.annotator(), "{\"kind\":\"annotate\",\"filter\":{\"colour\":\"red\"}}")
                .statusCode(400);
    }

    private long rejected(Person annotator) {
        long example = team.example();
        team.submit(annotator, example).statusCode(200);
        team.act(team.approver(), example, "reject").statusCode(200);
        return example;
    }

    private ValidatableResponse why(Person who, String kind) {
        return claim(who, kind, 1).statusCode(200).body("results.size()", equalTo(0));
    }

    private List<Long> given(Person who, String kind, int count) {
        return ids(claim(who, kind, count));
    }

    private static List<Long> ids(ValidatableResponse answer) {
        return answer.statusCode(200).extract().jsonPath().getList("results.example.id", Long.class);
    }

    private ValidatableResponse claim(Person who, String kind, int count) {
        return claim(who, "{\"kind\":\"%s\",\"count\":%d}".formatted(kind, count));
    }

    private ValidatableResponse claim(Person who, String body) {
        return who.posts(team.path("/tracking/claim"), body);
    }
}
