package org.annotationtracking.tracking.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.annotationtracking.AtOnce;
import org.annotationtracking.attached.Clicking;
import org.annotationtracking.attached.DoccanoDatabase;
import org.junit.jupiter.api.Test;

/** Many instances that look at the same time do what one would. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = DoccanoDatabase.GENERATION, value = "V1_8_4"),
            @ResourceArg(name = "tracking.doccano.look-every", value = "1h")
        })
class ClickRaceTest extends Clicking {

    private static final int EXAMPLES = 40;
    private static final int INSTANCES = 8;

    @Inject
    ClickService clicks;

    @Test
    void each_click_is_followed_once() {
        clicks.look(Duration.ZERO);
        List<Long> examples = new ArrayList<>();
        for (int number = 0; number < EXAMPLES; number++) {
            examples.add(tracked());
            tick(team.annotator(), examples.get(number));
        }

        lookAtOnce();
        examples.forEach(example -> requireStatus(team, example, "submitted"));
        examples.forEach(this::untick);
        lookAtOnce();

        examples.forEach(example -> requireStatus(team, example, "pending"));
        assertThat(world.texts(
                        "SELECT type || ' ' || count(*) FROM annotation_tracking_event WHERE project_id = ?"
                                + " GROUP BY type ORDER BY 1",
                        team.project()))
                .containsExactly("submitted " + EXAMPLES, "withdrawn " + EXAMPLES);
    }

    private void lookAtOnce() {
        AtOnce.ask(Collections.nCopies(INSTANCES, clicks), service -> {
            service.look(Duration.ZERO);
            return true;
        });
    }
}
