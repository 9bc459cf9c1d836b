package org.annotationtracking.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.webhook.ReceivingServer.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is told to whoever asked for it: in order, signed, again after failures, and to nobody else. */
@ServiceTest
class DeliveryTest {

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    @Inject
    World world;

    Team team;
    ReceivingServer receiver;

    @BeforeEach
    void newTeam() {
        team = world.team();
        receiver = ReceivingServer.start();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void events_come_in_order_as_cloud_events_and_signed() throws Exception {
        team.submittedExample();
        Hook hook = Hook.to(team, receiver.url());
        long example = team.rejectedExample();

        List<Call> calls = receiver.take(2);

        assertThat(calls).extracting(Call::type).containsExactly("submitted", "rejected");
        assertThat(calls).extracting(Call::seq).containsExactly(2L, 3L);
        Call second = calls.get(1);
        Map<String, Object> event = second.event().getMap("");
        assertThat(event)
                .containsEntry("specversion", "1.0")
                .containsEntry("id", "3")
                .containsEntry("source", team.path(""))
                .containsEntry("subject", "examples/" + example)
                .containsEntry("datacontenttype", "application/json")
                .containsKey("time");
        List<Map<String, Object>> changes = team.manager()
                .gets(team.path("/tracking/changes?after=2"))
                .extract()
                .jsonPath()
                .getList("results");
        assertThat(event.get("data")).isEqualTo(changes.get(0));
        Map<String, String> headers = second.headers();
        assertThat(headers.get("Content-Type")).startsWith("application/cloudevents+json");
        assertThat(headers.get(":path")).isEqualTo("/hook?from=tracking");
        assertThat(headers.get("webhook-id")).isEqualTo(team.project() + "-3");
        assertThat(Long.parseLong(headers.get("webhook-timestamp")))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
        assertThat(headers.get("webhook-signature")).isEqualTo(signature(hook.secret(), second));
    }

    @Test
    void only_the_kinds_that_were_asked_for_come() {
        Hook hook = Hook.with(team, "{\"url\":\"%s\",\"event_types\":[\"approved\"]}".formatted(receiver.url()));
        team.rejectedExample();
        team.approvedExample();

        assertThat(receiver.take().type()).isEqualTo("approved");
        hook.awaitDeliveredUpTo(4);
        assertThat(hook.log()).hasSize(1);
        assertThat(receiver.poll(Duration.ofMillis(300))).isNull();
    }

    @Test
    void what_fails_is_tried_again_before_anything_that_came_after_it() {
        int[] failures = {2};
        receiver.answers(call -> call.seq() == 1 && failures[0]-- > 0 ? 500 : 200);
        Hook hook = Hook.to(team, receiver.url());
        team.submittedExample();
        team.submittedExample();

        assertThat(receiver.take(4)).extracting(Call::seq).containsExactly(1L, 1L, 1L, 2L);
        hook.awaitDeliveredUpTo(2);
        assertThat(hook.log())
                .extracting(line -> line.get("seq") + " " + line.get("attempt") + " " + line.get("outcome"))
                .containsExactly("1 1 failed", "1 2 failed", "1 3 delivered", "2 1 delivered");
        assertThat(hook.log().get(0)).containsEntry("status", 500);
    }

    @Test
    void what_cannot_be_delivered_is_given_up_and_can_be_replayed() {
        receiver.answers(call -> call.seq() == 1 ? 400 : 200);
        Hook hook = Hook.to(team, receiver.url());
        team.submittedExample();
        team.submittedExample();

        assertThat(receiver.take(4)).extracting(Call::seq).containsExactly(1L, 1L, 1L, 2L);
        hook.awaitDeliveredUpTo(2);
        assertThat(hook.state().getLong("dead")).isEqualTo(1);
        assertThat(team.manager()
                        .gets(hook.path("/deliveries?outcome=dead"))
                        .extract()
                        .jsonPath()
                        .getList("results.seq"))
                .containsExactly(1);

        receiver.answers(call -> 200);
        team.manager().posts(hook.path("/replay"), "{\"after\":0}").statusCode(200);

        assertThat(receiver.take(2)).extracting(Call::seq).containsExactly(1L, 2L);
    }

    @Test
    void a_replay_ends_the_call_that_is_under_way() {
        receiver.answers(call -> call.seq() == 3 ? 0 : 200);
        Hook hook = Hook.to(team, receiver.url());
        LongStream.range(0, 3).forEach(number -> team.submittedExample());
        receiver.take(3);

        team.manager().posts(hook.path("/replay"), "{\"after\":1}").statusCode(200);

        assertThat(receiver.take(2)).extracting(Call::seq).containsExactly(2L, 3L);
        await().atMost(Duration.ofSeconds(15)).until(() -> hook.state().getLong("dead") == 1);
        assertThat(hook.log())
                .filteredOn(line -> line.get("seq").equals(3))
                .extracting(line -> line.get("attempt"))
                .as("the attempt whose turn was over left nothing")
                .containsExactly(1, 2, 3);
    }

    @Test
    void a_slow_receiver_does_not_stop_others() {
        receiver.answers(call -> 0);
        Hook slow = Hook.to(team, receiver.url());
        try (ReceivingServer quick = ReceivingServer.start()) {
            Hook.to(team, quick.url());
            team.submittedExample();
            receiver.take();
            long began = System.nanoTime();
            for (int number = 0; number < 5; number++) {
                team.submittedExample();
            }

            List<Call> calls = quick.take(6);

            assertThat(calls).extracting(Call::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(Duration.ofNanos(calls.get(5).at() - began)).isLessThan(Duration.ofSeconds(5));
        }
        await().atMost(Duration.ofSeconds(15)).until(() -> !slow.log().isEmpty());
        assertThat(slow.log().get(0).get("error")).isEqualTo("No answer within 2000 ms");
    }

    @Test
    void redirects_are_not_followed() {
        try (ReceivingServer elsewhere = ReceivingServer.start()) {
            receiver.redirectsTo(elsewhere.url());
            Hook hook = Hook.to(team, receiver.url());
            team.submittedExample();

            hook.awaitDeliveredUpTo(1);

            assertThat(hook.log())
                    .extracting(line -> line.get("status") + " " + line.get("error"))
                    .containsOnly("307 Redirects are not followed");
            assertThat(elsewhere.poll(Duration.ofMillis(200))).isNull();
        }
    }

    @Test
    void addresses_that_are_not_public_are_not_called() {
        try (ReceivingServer inside = ReceivingServer.at("127.0.0.2")) {
            Hook hook = Hook.to(team, inside.url());
            Hook metadata = Hook.to(team, "http://169.254.169.254/latest/meta-data");
            Hook number = Hook.to(team, "http://2130706434:" + inside.port() + "/");
            team.submittedExample();

            for (Hook refused : List.of(hook, metadata, number)) {
                refused.awaitDeliveredUpTo(1);
                assertThat(refused.log())
                        .hasSize(3)
                        .allSatisfy(line -> assertThat(line.get("error").toString())
                                .matches("The (address .* may not be called|name .* is not known)"));
                team.manager().posts(refused.path("/test"), "").statusCode(200);
            }
            assertThat(inside.poll(A_WHILE)).isNull();
        }
    }

    @Test
    void a_pause_loses_nothing_and_a_receiver_that_is_gone_pauses() {
        Hook hook = Hook.to(team, receiver.url());
        hook.patch("{\"active\":false}").statusCode(200);
        team.submittedExample();
        assertThat(receiver.poll(A_WHILE)).isNull();

        receiver.answers(call -> 410);
        hook.patch("{\"active\":true}").statusCode(200);
        assertThat(receiver.take().seq()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(15)).until(() -> !hook.state().getBoolean("active"));

        receiver.answers(call -> 200);
        hook.patch("{\"active\":true}").statusCode(200);
        assertThat(receiver.take().seq()).isEqualTo(1);
    }

    static String signature(String secret, Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed =
                call.headers().get("webhook-id") + "." + call.headers().get("webhook-timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
