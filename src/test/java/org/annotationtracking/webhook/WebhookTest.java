package org.annotationtracking.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import jakarta.inject.Inject;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.webhook.ReceivingServer.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Managers keep their project's webhooks: made, tried, changed, deleted; the secret is shown once. */
@ServiceTest
class WebhookTest {

    private static final String URL = "https://example.org/hook";

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void a_secret_is_shown_when_it_is_made_and_never_again() throws Exception {
        try (ReceivingServer receiver = ReceivingServer.start()) {
            Hook hook = Hook.to(team, receiver.url());
            assertThat(hook.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
            String renewed = team.manager()
                    .posts(hook.path("/secret"), "")
                    .statusCode(200)
                    .extract()
                    .path("secret");
            assertThat(renewed).isNotEqualTo(hook.secret());
            team.submittedExample();
            Call call = receiver.take();
            hook.awaitDeliveredUpTo(1);

            assertThat(call.headers().get("webhook-signature"))
                    .as("while receivers learn the new one, both count")
                    .isEqualTo(
                            DeliveryTest.signature(renewed, call) + " " + DeliveryTest.signature(hook.secret(), call));
            for (String path : List.of(hook.path(""), hook.path("/deliveries"), team.path("/tracking/webhooks"))) {
                assertThat(team.admin().gets(path).statusCode(200).extract().asString())
                        .doesNotContain("whsec")
                        .doesNotContain("secret");
            }
        }
    }

    @Test
    void it_can_be_tried() throws Exception {
        try (ReceivingServer receiver = ReceivingServer.start()) {
            Hook hook = Hook.to(team, receiver.url());

            team.manager()
                    .posts(hook.path("/test"), "")
                    .statusCode(200)
                    .body("delivered", equalTo(true))
                    .body("status", equalTo(204));
            Call call = receiver.take();
            assertThat(call.event().getString("type")).isEqualTo("org.annotationtracking.webhook.test");
            assertThat(call.headers().get("webhook-signature")).isEqualTo(DeliveryTest.signature(hook.secret(), call));

            receiver.answers(any -> 500);
            team.manager()
                    .posts(hook.path("/test"), "")
                    .statusCode(200)
                    .body("delivered", equalTo(false))
                    .body("status", equalTo(500));
        }
    }

    @Test
    void it_begins_where_it_is_told_to() {
        team.submittedExample();
        team.submittedExample();
        try (ReceivingServer receiver = ReceivingServer.start()) {
            Hook.with(team, "{\"url\":\"%s\",\"after\":1}".formatted(receiver.url()));

            assertThat(receiver.take().seq()).isEqualTo(2);
        }
    }

    @Test
    void a_change_leaves_what_it_does_not_name() {
        Hook hook = Hook.with(team, "{\"url\":\"%s\",\"event_types\":[\"approved\"]}".formatted(URL));

        hook.patch("{\"event_types\":[\"rejected\",\"approved\"]}")
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("active", equalTo(true))
                .body("created_by", equalTo(team.manager().name()))
                .body("event_types", equalTo(List.of("approved", "rejected")));
        hook.patch("{\"event_types\":[]}").statusCode(200).body("event_types", hasSize(0));

        team.manager().asks().delete(hook.path("")).then().statusCode(204);
        team.manager().gets(hook.path("")).statusCode(404).body("code", equalTo("not_found"));
        team.manager().gets(team.path("/tracking/webhooks")).body("results", hasSize(0));
    }

    @Test
    void another_projects_webhook_is_not_there() {
        Hook hook = Hook.to(team, URL);
        Team other = world.team();
        String path = other.path("/tracking/webhooks/" + hook.id());

        other.manager().gets(path).statusCode(404);
        other.manager().gets(path + "/deliveries").statusCode(404);
        for (String act : List.of("/secret", "/test")) {
            other.manager().posts(path + act, "").statusCode(404);
        }
        other.manager().posts(path + "/replay", "{\"after\":0}").statusCode(404);
        other.manager().asks().delete(path).then().statusCode(404);
        team.approver().gets(hook.path("")).statusCode(403);
        team.manager().gets(hook.path("")).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":null}",
                "{\"url\":\"\"}",
                "{\"url\":\"example.org\"}",
                "{\"url\":\"ftp://example.org/\"}",
                "{\"url\":\"file:///etc/passwd\"}",
                "{\"url\":\"http://\"}",
                "{\"url\":\"https://user:word@example.org/\"}",
                "{\"url\":\"https://example.org/#part\"}",
                "{\"url\":\"https://example.org:99999/\"}",
                "{\"url\":\"https://example.org/a b\"}",
                "{\"url\":\"https://example.org/\\r\\nX: y\"}",
                "{\"url\":5}",
                "{\"url\":\"https://example.org/\",\"event_types\":[\"exploded\"]}",
                "{\"url\":\"https://example.org/\",\"event_types\":[null]}",
                "{\"url\":\"https://example.org/\",\"after\":-1}",
                "{\"url\":\"https://example.org/\",\"secret\":\"mine\"}"
            })
    void what_makes_no_webhook_is_refused(String body) {
        team.manager().posts(team.path("/tracking/webhooks"), body).statusCode(400);
        team.manager().gets(team.path("/tracking/webhooks")).body("results", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcome=lost", "before=x", "before=0", "limit=0", "limit=1001"})
    void odd_pages_of_the_log_are_refused(String query) {
        Hook hook = Hook.to(team, URL);

        team.manager()
                .gets(hook.path("/deliveries?" + query))
                .statusCode(400)
                .body("detail", matchesPattern("(outcome|before|limit): .*"));
    }

    @Test
    void a_project_has_so_many_and_no_more() {
        for (int number = 0; number < WebhookService.MOST; number++) {
            Hook.to(team, URL);
        }

        team.manager()
                .posts(team.path("/tracking/webhooks"), "{\"url\":\"" + URL + "\"}")
                .statusCode(409)
                .body("code", equalTo("too_many_webhooks"));
    }
}
