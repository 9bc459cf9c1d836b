package org.annotationtracking.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Heartbeats stay heap only, by PostgreSQL's own count, on a database where nobody else writes. */
class HeartbeatIT {

    private static final int BEATS = 400;
    private static final String COUNT =
            "SELECT n_tup_%s FROM pg_stat_user_tables WHERE relname = 'annotation_tracking'";

    @Test
    void renewals_write_to_no_index() {
        Path folder = TestFolders.empty("heartbeats");
        try (CrashingPostgres database = CrashingPostgres.start(folder)) {
            JdbcCoordinates address = database.coordinates();
            try (PackagedService service = Launch.in(folder)
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                    .start()
                    .awaitReady()) {
                RestAssured.port = service.baseUrl().getPort();
                beat(new World(Jdbi.create(address.url(), address.username(), address.password())));
            }
        }
    }

    private static void beat(World world) {
        Team team = world.team();
        long example = team.example();
        team.lock(team.annotator(), example).statusCode(200);
        for (int beat = 0; beat < BEATS; beat++) {
            team.annotator()
                    .posts(team.tracking(example, "lock"), "{\"lock_epoch\":1}")
                    .statusCode(200);
        }

        // Sessions report what they did when they have been idle for a while. The first lock is one update more.
        await().atMost(Duration.ofMinutes(1)).until(() -> world.number(COUNT.formatted("upd")) > BEATS);

        long updates = world.number(COUNT.formatted("upd"));
        assertThat(world.number(COUNT.formatted("hot_upd")))
                .as("heap only, of %d updates", updates)
                // A full page that somebody is just looking at cannot be cleared, and sends the row to another.
                .isGreaterThan(updates * 95 / 100);
    }
}
