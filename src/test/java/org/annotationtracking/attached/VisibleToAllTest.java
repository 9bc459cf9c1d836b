package org.annotationtracking.attached;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A team that wants everybody to see everything, though its doccano has assignments. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_5"),
            @ResourceArg(name = "tracking.visibility", value = "all")
        })
class VisibleToAllTest extends Attached {

    @Test
    void what_is_assigned_to_nobody_is_seen_and_worked_on() {
        long example = example();

        team.annotator().gets(team.path("/examples")).body("count", equalTo(1));
        team.lock(team.annotator(), example).statusCode(200);
        team.submit(team.annotator(), example).statusCode(200);
        team.act(team.approver(), example, "approve").statusCode(200);
    }
}
