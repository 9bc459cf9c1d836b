package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code updated_since}: few changes are looked up, many are met on the way; nobody can tell which it was. */
@ServiceTest
class ChangedSinceTest {

    /** More than are looked up. */
    private static final int MANY = 1_500;

    private static final int FEW = 20;

    @Inject
    World world;

    private Team team;

    @BeforeEach
    void examplesOfTwoYears() {
        team = world.team();
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'word' || n, '{}', 0, '.', '', gen_random_uuid(), timestamptz '2020-01-01',
                       CASE WHEN n <= ? THEN timestamptz '2022-01-01' ELSE timestamptz '2024-01-01' END + n * interval '1 s'
                  FROM generate_series(1, ?) n ORDER BY n
                """, team.project(), MANY, MANY + FEW);
        world.execute("UPDATE annotation_tracking SET changed_at = NULL WHERE project_id = ?", team.project());
    }

    @Test
    void changes_are_found_whether_they_are_few_or_many() {
        assertThat(found("updated_since=2023-01-01T00:00:00Z&ordering=-id"))
                .hasSize(FEW)
                .isSortedAccordingTo((a, b) -> b - a);
        assertThat(found("updated_since=2021-01-01T00:00:00Z"))
                .hasSize(MANY + FEW)
                .doesNotHaveDuplicates();
        assertThat(found("updated_since=2099-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void what_happened_to_an_example_counts_like_its_own_change_and_other_filters_hold() {
        int example = found("updated_since=2021-01-01T00:00:00Z").get(3);
        team.submit(team.annotator(), example).statusCode(200);

        assertThat(found("updated_since=2023-01-01T00:00:00Z")).hasSize(FEW + 1).contains(example);
        assertThat(found("updated_since=2023-01-01T00:00:00Z&status=submitted")).containsExactly(example);
        assertThat(found("updated_since=2023-01-01T00:00:00Z&q=word4")).containsExactly(example);
        assertThat(found("updated_since=2023-01-01T00:00:00Z&status=approved")).isEmpty();
        list("updated_since=2023-01-01T00:00:00Z&limit=5&offset=20")
                .body("count", equalTo(FEW + 1))
                .body("results", hasSize(1));
    }

    /** By pages of a thousand, to the end. */
    private List<Integer> found(String query) {
        List<Integer> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            ValidatableResponse page = list(query + "&limit=1000&cursor=" + cursor);
            ids.addAll(page.extract().path("results.id"));
            cursor = page.extract().path("next_cursor");
        }
        return ids;
    }

    private ValidatableResponse list(String query) {
        return team.annotator().gets(team.path("/examples?" + query)).statusCode(200);
    }
}
