package org.annotationtracking.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.core.SchemaReady;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of doccano before 1.8.5, which has no assignments. */
@ServiceTest
class OlderHostTest {

    @Inject
    World world;

    @Inject
    Event<SchemaReady> schema;

    Team team;
    long example;

    @BeforeEach
    void withoutAssignments() {
        team = world.team();
        example = world.example(team.project(), "a text");
        world.execute("ALTER TABLE examples_assignment RENAME TO set_aside");
        schema.fire(new SchemaReady(SchemaReady.Mode.STANDALONE, false));
    }

    @AfterEach
    void withAssignments() {
        world.execute("ALTER TABLE set_aside RENAME TO examples_assignment");
        schema.fire(new SchemaReady(SchemaReady.Mode.STANDALONE, false));
    }

    @Test
    void examples_are_listed_shown_exported_and_claimed_with_no_assignments() {
        team.annotator()
                .gets(team.path("/examples"))
                .statusCode(200)
                .body("results.id", hasItem((int) example))
                .body("results.assignments[0]", empty());
        team.annotator()
                .gets(team.path("/examples/" + example))
                .statusCode(200)
                .body("id", equalTo((int) example))
                .body("assignments", empty());
        assertThat(team.manager()
                        .gets(team.path("/examples/export?format=jsonl"))
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("\"assignments\":[]");
        team.annotator()
                .posts(team.path("/tracking/claim"), "{\"kind\":\"annotate\"}")
                .statusCode(200)
                .body("results[0].example.assignments", empty());
    }
}
