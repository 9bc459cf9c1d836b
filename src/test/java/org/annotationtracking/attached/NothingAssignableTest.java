package org.annotationtracking.attached;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Assigned examples only, where nothing can be assigned: nobody below a manager sees anything, and nothing fails. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_4"),
            @ResourceArg(name = "tracking.visibility", value = "assigned")
        })
class NothingAssignableTest extends Attached {

    @Test
    void only_managers_and_above_see_examples() {
        long example = example();

        team.annotator().gets(team.path("/examples")).statusCode(200).body("count", equalTo(0));
        team.annotator().gets(team.path("/examples/" + example)).statusCode(404);
        team.lock(team.annotator(), example).statusCode(404);
        team.annotator()
                .posts(team.path("/tracking/claim"), "{\"kind\":\"annotate\"}")
                .statusCode(200)
                .body("results", empty())
                .body("why.not_assigned_to_you", equalTo(1));
        team.annotator().gets(team.path("/tracking/changes")).statusCode(200).body("results", empty());
        team.manager().gets(team.path("/examples")).body("count", equalTo(1));
    }
}
