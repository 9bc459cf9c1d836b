package org.annotationtracking.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.live.Follower.Event;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances on one database: what is done on one is seen on the other, also by those who lost theirs meanwhile. {@link EventsTest} is the short form. */
@Tag("soak")
class EventsIT {

    @Test
    void what_is_done_on_one_instance_is_seen_on_the_other_through_kill_and_restart() {
        Path folder = TestFolders.empty("events");
        try (CrashingPostgres database = CrashingPostgres.start(folder)) {
            JdbcCoordinates address = database.coordinates();
            Launch launch = Launch.in(folder)
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password());
            try (PackagedService one = launch.start().awaitReady();
                    PackagedService other = launch.start().awaitReady()) {
                RestAssured.port = one.baseUrl().getPort();
                Team team = new World(Jdbi.create(address.url(), address.username(), address.password())).team();
                seenWithinASecond(team, other);
                killedAndBack(team, one, other, launch);
            }
        }
    }

    private static void seenWithinASecond(Team team, PackagedService other) {
        long example = team.example();
        try (Follower follower = follow(other, team, null)) {
            follower.beat(Duration.ofSeconds(10));
            // The first one has classes to load and a connection to make.
            team.lock(team.annotator(), example).statusCode(200);
            follower.next(Duration.ofSeconds(10));

            long locked = System.nanoTime();
            team.annotator().posts(team.tracking(example, "unlock"), "{}").statusCode(200);

            assertThat(Duration.ofNanos(follower.next(Duration.ofSeconds(10)).at() - locked))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    private static void killedAndBack(Team team, PackagedService one, PackagedService other, Launch launch) {
        Follower lost = follow(other, team, 0L);
        assertThat(lost.take(2)).extracting(Event::id).containsExactly(1L, 2L);
        other.kill9();
        assertThat(lost.rest(Duration.ofSeconds(10))).isEmpty();
        team.submittedExample();

        try (PackagedService again = launch.start().awaitReady();
                Follower back = follow(again, team, 2L);
                Follower staying = follow(one, team, 2L)) {
            team.submittedExample();

            assertThat(back.take(2)).extracting(Event::id).containsExactly(3L, 4L);
            assertThat(staying.take(2)).extracting(Event::id).containsExactly(3L, 4L);

            long asked = System.nanoTime();
            assertThat(again.terminate()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("a stop, with a stream open")
                    .isLessThan(Duration.ofSeconds(8));
            assertThat(back.rest(Duration.ofSeconds(1))).isEqualTo(List.of());
        }
    }

    private static Follower follow(PackagedService service, Team team, @Nullable Long lastEventId) {
        URI events = service.baseUrl().resolve(team.path("/tracking/events"));
        return Follower.of(events, team.manager(), lastEventId);
    }
}
