package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.annotationtracking.attached.DoccanoDatabase;
import org.junit.jupiter.api.Test;

/** The scripts where they come from, beside a doccano 1.8.4, with {@code tracking.review.notes-required} off. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = {
            @ResourceArg(name = "generation", value = "V1_8_4"),
            @ResourceArg(name = "tracking.review.notes-required", value = "false")
        },
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ScriptsBesideDoccanoTest extends TrackingScripts {

    private static long worlds;

    private long distance;

    @Override
    long distance() {
        // Ids only grow beside a doccano: what was there once does not come again.
        distance = distance == 0 ? ++worlds * 1000 : distance;
        return distance;
    }

    @Test
    void the_reject_button_works_as_it_is() {
        HttpResponse<String> answer = rejected(7);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("success").asBoolean()).isTrue();
        assertThat(json(answer).get("status").asText()).isEqualTo("rejected");
        assertThat(json(answer).get("review_notes").asText()).isEmpty();
        assertThat(status(7)).isEqualTo("rejected");
    }
}
