package org.annotationtracking.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.Team;
import org.annotationtracking.TestFolders;
import org.annotationtracking.World;
import org.annotationtracking.platform.embedded.CrashingPostgres;
import org.annotationtracking.platform.embedded.JdbcCoordinates;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Two instances are replaced, one after the other, while people work: nobody notices. */
class RollingRestartIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int PEOPLE = 4;

    @Test
    void a_rolling_restart_under_load_loses_no_request() {
        Path folder = TestFolders.empty("rolling");
        try (CrashingPostgres database = CrashingPostgres.start(folder)) {
            JdbcCoordinates address = database.coordinates();
            Launch launch = Launch.in(folder)
                    .with("QUARKUS_DATASOURCE_JDBC_URL", address.url())
                    .with("QUARKUS_DATASOURCE_USERNAME", address.username())
                    .with("QUARKUS_DATASOURCE_PASSWORD", address.password())
                    .with("QUARKUS_SHUTDOWN_DELAY", "2S");
            List<PackagedService> running = new ArrayList<>();
            try (Balancer balancer = new Balancer()) {
                running.add(start(launch, balancer));
                running.add(start(launch, balancer));
                RestAssured.port = running.get(0).baseUrl().getPort();
                World world = new World(Jdbi.create(address.url(), address.username(), address.password()));
                Team team = teamWith(world, 20_000);
                Load load = new Load(team, balancer, PEOPLE);
                try (load) {
                    for (int number = 0; number < 2; number++) {
                        running.add(start(launch, balancer));
                        replace(running.remove(0), balancer, load);
                    }
                }

                System.out.printf(
                        "Rolling restart: %d requests, %d submissions, %d failed%n",
                        load.requests(), load.submitted(), load.failures().size());
                assertThat(load.failures()).isEmpty();
                assertThat(load.requests()).isGreaterThan(300);
                assertThat(world.number(
                                "SELECT count(*) FROM annotation_tracking_event WHERE project_id = ? AND type = 'submitted'",
                                team.project()))
                        .isEqualTo(load.submitted());
            } finally {
                running.forEach(PackagedService::close);
            }
        }
    }

    /** Asked to end, it says first that it is not ready, and answers until nobody sends to it any more. */
    private static void replace(PackagedService old, Balancer balancer, Load load) {
        URI address = old.baseUrl();
        int before = load.requests();
        assertThat(old.terminate()).isEqualTo(143);
        assertThat(balancer.sendsTo(address)).isFalse();
        await().atMost(SOON).until(() -> load.requests() > before + 50);
    }

    private static PackagedService start(Launch launch, Balancer balancer) {
        PackagedService service = launch.start().awaitReady();
        balancer.add(service.baseUrl());
        await().atMost(SOON).until(() -> balancer.sendsTo(service.baseUrl()));
        return service;
    }

    private static Team teamWith(World world, int examples) {
        Team team = world.team();
        world.execute("""
                INSERT INTO examples_example
                       (project_id, text, meta, score, filename, upload_name, uuid, created_at, updated_at)
                SELECT ?, 'A text', '{}', 100, '.', '', gen_random_uuid(), clock_timestamp(), clock_timestamp()
                  FROM generate_series(1, ?)
                """, team.project(), examples);
        return team;
    }
}
