package org.annotationtracking.claim;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.annotationtracking.Person;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of claims have in common: a new team, and ways to claim. */
abstract class ClaimCase {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    /** So many new examples. */
    final void examples(int count) {
        atLeisure("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT %d, 'A text to work on', '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                  FROM generate_series(1, %d)
                """.formatted(team.project(), count));
    }

    /** Runs a statement that takes longer than the service would let it. */
    final void atLeisure(String statement) {
        try (Connection connection = world.connect()) {
            connection.createStatement().execute(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    final long rejected(Person annotator) {
        long example = team.example();
        team.submit(annotator, example).statusCode(200);
        team.act(team.approver(), example, "reject").statusCode(200);
        return example;
    }

    final ValidatableResponse why(Person who, String kind) {
        return claim(who, kind, 1).statusCode(200).body("results.size()", equalTo(0));
    }

    final List<Long> given(Person who, String kind, int count) {
        return ids(claim(who, kind, count));
    }

    static List<Long> ids(ValidatableResponse answer) {
        return answer.statusCode(200).extract().jsonPath().getList("results.example.id", Long.class);
    }

    final ValidatableResponse claim(Person who, String kind, int count) {
        return claim(who, "{\"kind\":\"%s\",\"count\":%d}".formatted(kind, count));
    }

    final ValidatableResponse claim(Person who, String body) {
        return who.posts(team.path("/tracking/claim"), body);
    }
}
