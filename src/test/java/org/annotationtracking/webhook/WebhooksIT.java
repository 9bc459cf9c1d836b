package org.annotationtracking.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.annotationtracking.webhook.ReceivingServer.Call;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several instances deliver: one at a time, and what a dead one leaves behind another takes up. {@link DeliveryTest} is the short form. */
@Tag("soak")
class WebhooksIT {

    private static final int EVENTS = 100;

    @Test
    void instances_take_turns_and_take_over_from_a_dead_one() {
        Path folder = TestFolders.empty("webhooks");
        try (CrashingPostgres database = CrashingPostgres.start(folder);
                ReceivingServer receiver = ReceivingServer.start()) {
            JdbcCoordinates address = database.coordinates();
            Launch launch = Launch.in(folder)
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                    .with("TRACKING_OUTBOUND_ALLOWED_ADDRESSES", "127.0.0.1")
                    .with("TRACKING_WEBHOOKS_LOOK_EVERY", "0.1S")
                    .with("TRACKING_WEBHOOKS_TIMEOUT", "2S");
            try (PackagedService one = launch.start().awaitReady();
                    PackagedService two = launch.start().awaitReady()) {
                RestAssured.port = one.baseUrl().getPort();
                Team team = new World(Jdbi.create(address.url(), address.username(), address.password())).team();
                LongStream.range(0, EVENTS).forEach(number -> team.submittedExample());
                receiver.answers(call -> {
                    LockSupport.parkNanos(20_000_000);
                    return 200;
                });

                Hook hook = Hook.with(team, "{\"url\":\"%s\",\"after\":0}".formatted(receiver.url()));
                assertThat(receiver.take(EVENTS))
                        .extracting(Call::seq)
                        .as("two at once are as one")
                        .containsExactlyElementsOf(all());
                assertThat(receiver.poll(Duration.ofSeconds(1))).isNull();

                two.kill9();
                team.manager().posts(hook.path("/replay"), "{\"after\":0}").statusCode(200);
                List<Call> calls = new ArrayList<>(receiver.take(EVENTS / 5));
                one.kill9();
                try (PackagedService heir = launch.start().awaitReady()) {
                    RestAssured.port = heir.baseUrl().getPort();
                    calls.addAll(rest(receiver, calls));
                    hook.awaitDeliveredUpTo(EVENTS);
                }
                Set<Long> firstArrivals = new LinkedHashSet<>();
                calls.forEach(call -> firstArrivals.add(call.seq()));
                assertThat(firstArrivals).as("at least once, in order").containsExactlyElementsOf(all());
                assertThat(calls)
                        .as("the one under way comes twice at the most")
                        .hasSizeLessThanOrEqualTo(EVENTS + 1);
                System.out.printf("Webhooks over a kill: %d events, %d calls%n", EVENTS, calls.size());
            }
        }
    }

    /** Until the last event comes; a lease has to run out before. */
    private static List<Call> rest(ReceivingServer receiver, List<Call> before) {
        List<Call> calls = new ArrayList<>();
        long last = before.get(before.size() - 1).seq();
        while (last < EVENTS) {
            Call call = receiver.poll(Duration.ofMinutes(1));
            assertThat(call).as("after event %d", last).isNotNull();
            calls.add(call);
            last = call.seq();
        }
        return calls;
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, EVENTS).boxed().toList();
    }
}
