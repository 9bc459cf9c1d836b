package org.annotationtracking.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.annotationtracking.ServiceTest;
import org.junit.jupiter.api.Test;

/** The scripts with the service alone, where a rejection says why. */
@ServiceTest
class ScriptsTest extends TrackingScripts {

    @Override
    long distance() {
        return 6_000_000;
    }

    @Test
    void the_reject_button_is_told_to_say_why() {
        HttpResponse<String> answer = rejected(7);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("error").asText()).isEqualTo("review_notes is required for rejection");
        assertThat(status(7)).isEqualTo("submitted");
    }
}
