package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ExampleListTest {

    private static final List<String> MEMBERS = List.of(
            "id",
            "filename",
            "meta",
            "annotation_approver",
            "comment_count",
            "text",
            "is_confirmed",
            "upload_name",
            "score",
            "assignments",
            "annotated_by_username",
            "reviewed_by_username",
            "tracking_status",
            "annotated_at",
            "reviewed_at",
            "review_notes",
            "is_locked",
            "locked_by_username",
            "locked_at",
            "lock_expires_at",
            "version",
            "changed_at");

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    private ValidatableResponse list(String query) {
        return team.annotator().gets(team.path("/examples" + query)).statusCode(200);
    }

    private int[] ids(long... ids) {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    private void expect(String query, long... ids) {
        List<Integer> expected = new ArrayList<>();
        for (int id : ids(ids)) {
            expected.add(id);
        }
        list(query).body("results.id", equalTo(expected)).body("count", equalTo(expected.size()));
    }

    @Test
    void a_result_has_all_members_in_their_order() {
        long example = team.example();

        Map<String, Object> result = list("").extract().path("results[0]");

        assertThat(new ArrayList<>(result.keySet())).isEqualTo(MEMBERS);
        assertThat(result)
                .containsEntry("id", (int) example)
                .containsEntry("tracking_status", "pending")
                .containsEntry("is_locked", false)
                .containsEntry("annotated_by_username", null)
                .containsEntry("assignments", List.of());
        assertThat(result.get("filename").toString()).startsWith("http://").endsWith("/media/");
        team.annotator().gets(team.path("/examples/" + example)).body("", equalTo(result));
    }

    @Test
    void it_shows_who_annotated_who_reviewed_and_who_is_editing() {
        long example = team.rejectedExample();
        team.lock(team.annotator(), example).statusCode(200);

        list("").body(
                        "results[0].annotated_by_username",
                        equalTo(team.annotator().name()))
                .body("results[0].reviewed_by_username", equalTo(team.approver().name()))
                .body("results[0].tracking_status", equalTo("rejected"))
                .body("results[0].review_notes", equalTo("because"))
                .body("results[0].locked_by_username", equalTo(team.annotator().name()));

        world.leaseRanOut(team.project(), example);
        list("").body("results[0].is_locked", equalTo(false)).body("results[0].locked_by_username", nullValue());
    }

    @Test
    void filters_narrow_and_count() {
        long pending = team.example();
        long submitted = team.submittedExample();
        long approved = team.approvedExample();
        long rejected = team.rejectedExample();
        team.lock(team.otherAnnotator(), pending).statusCode(200);

        expect("?status=pending", pending);
        expect("?status=submitted,rejected", submitted, rejected);
        expect("?status=reviewed", approved);
        expect("?annotated_by=me", submitted, approved, rejected);
        expect("?annotated_by=" + team.otherAnnotator().name());
        expect("?reviewed_by=" + team.approver().name(), approved, rejected);
        expect("?locked_by=" + team.otherAnnotator().name(), pending);
        expect("?locked=true", pending);
        expect("?locked=false", submitted, approved, rejected);
        expect("?confirmed=true", submitted, approved);
        expect("?confirmed=False", pending, rejected);
        expect("?confirmed=None", pending, submitted, approved, rejected);
        expect("?confirmed=&status=&q=", pending, submitted, approved, rejected);
        expect("?status=approved&reviewed_by=" + team.annotator().name());
    }

    @Test
    void a_lease_that_ran_out_is_no_lock_to_filter_by() {
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        world.leaseRanOut(team.project(), example);

        expect("?locked=true");
        expect("?locked_by=me");
        expect("?locked=false", example);
    }

    @Test
    void words_nobody_knows_are_refused() {
        for (String query : List.of("?status=done", "?locked=perhaps")) {
            team.annotator()
                    .gets(team.path("/examples" + query))
                    .statusCode(400)
                    .body("code", equalTo("invalid"));
        }
    }

    @Test
    void search_takes_words_phrases_and_wildcards_as_they_are() {
        long one = world.example(team.project(), "The quick brown fox, 100% sure");
        long two = world.example(team.project(), "quick and BROWN_coloured");

        expect("?q=quick brown", one, two);
        expect("?q=brown,quick", one, two);
        expect("?q=\"quick brown\"", one);
        expect("?q=100%", one);
        expect("?q=n_c", two);
        expect("?q=brown fox lazy");
    }

    @Test
    void confirmed_is_everybodys_in_a_collaborative_project() {
        Team together = world.collaborativeTeam();
        long example = together.submittedExample();

        team.submittedExample();
        team.approver().gets(team.path("/examples")).body("results[0].is_confirmed", equalTo(false));
        together.approver()
                .gets(together.path("/examples?confirmed=true"))
                .body("results.id", contains((int) example))
                .body("results[0].is_confirmed", equalTo(true));
    }

    @Test
    void orderings_go_both_ways_and_ties_go_by_id() {
        long one = team.example();
        long two = team.submittedExample();
        long three = team.example();
        world.execute("UPDATE examples_example SET score = 5 WHERE id = ?", two);

        expect("?ordering=-id", three, two, one);
        expect("?ordering=score", two, one, three);
        expect("?ordering=-tracking_status", two, one, three);
        expect("?ordering=-annotated_at", two, one, three);
        expect("?ordering=annotated_at", two, one, three);
        expect("?ordering=nonsense,-created_at", three, two, one);
        expect("?ordering=nonsense", one, two, three);
    }
}
