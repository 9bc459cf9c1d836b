package org.annotationtracking.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.Person;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
class ClaimTest extends ClaimCase {

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
}
