package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The old story once more: a database that Django made and a person repaired by hand, deployed to a host that sets
 * {@code DATABASE_URL} and {@code PORT} and asks one address whether all is well.
 */
class SchemaStoryIT {
    private static final Logger LOG = Logger.getLogger(SchemaStoryIT.class);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    /** For a machine that is busy with other things. */
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    static Stream<Named<Supplier<TestDatabase>>> broken() {
        return Stream.of(
                Named.of("one like it", () -> Shape.GUIDE_FIX.make(true)),
                Named.of("the real one", () -> Dump.load("django/guide_manual_fix_on_0007.sql")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void from_a_broken_dump_to_ready_with_one_command_by_a_person(Supplier<TestDatabase> dump) throws IOException {
        TestDatabase database = dump.get();
        Contents before = Contents.of(database, "annotation_tracking");
        long began = System.nanoTime();

        try (PackagedService first = launch(database).start()) {
            healthy(first);
            assertThat(first.get("/q/health/ready").body()).contains("COLUMN_TYPE annotation_tracking.locked_at");

            assertThat(command(database, "schema", "apply", "--zone", "UTC")).contains("step(s) done");

            await().atMost(LONG).until(() -> first.get("/q/health/ready").body().contains("\"READY\""));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            LOG.infof("From the broken dump to ready: %d ms", took.toMillis());
            assertThat(took).isLessThan(isBusy() ? LONG : HALF_A_MINUTE);

            try (PackagedService failed = launch(database).start()) {
                await().atMost(LONG).until(() -> failed.log().contains("Schema PROBING"));
            }
            assertThat(first.get("/healthz").statusCode()).isEqualTo(200);
            try (PackagedService second = launch(database).start()) {
                healthy(second);
                first.terminate();
                assertThat(second.get("/q/health/group/schema").statusCode()).isEqualTo(200);
            }
        }
        assertThat(before.hash()).isEqualTo(before.before());
        assertThat(command(database, "schema", "status")).contains("READY", "ATTACHED", "ADOPTED_FROM");
    }

    @Test
    void what_a_plan_changes_comes_back_bit_for_bit() throws IOException {
        TestDatabase database = Shape.HEAD.make(true);
        try (PackagedService service = launch(database).start()) {
            healthy(service);
            List<String> before = rows(database);

            String token = JsonPath.from(
                            output(2, database, "schema", "plan", "--map-status", "reviewed=approved", "--json"))
                    .getString("token");
            command(database, "schema", "apply", token);
            assertThat(rows(database)).isNotEqualTo(before);
            assertThat(database.value("SELECT count(*) FROM annotation_tracking WHERE status = 'reviewed'"))
                    .isEqualTo("0");
            command(database, "schema", "undo", token);

            assertThat(rows(database)).isEqualTo(before);
        }
    }

    private static boolean isBusy() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() > system.getAvailableProcessors();
    }

    private static void healthy(PackagedService service) {
        service.awaitLive();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(service.get("/healthz").statusCode())
                        .as(service::log)
                        .isEqualTo(200));
    }

    /** Every row with every column, as the database writes them. */
    private static List<String> rows(TestDatabase database) {
        return database.query(handle -> handle.createQuery("SELECT t\\:\\:text FROM annotation_tracking t ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    private Launch launch(TestDatabase database) {
        return Launch.in(folder)
                .with("DATABASE_URL", "postgres://postgres:none@127.0.0.1:" + TestServer.port() + "/" + database.name())
                .with("PORT", String.valueOf(TestServer.freePort()));
    }

    private String command(TestDatabase database, String... words) throws IOException {
        return output(0, database, words);
    }

    private String output(int code, TestDatabase database, String... words) throws IOException {
        try (PackagedService command = launch(database).start(words)) {
            assertThat(command.awaitExit()).as(command::log).isEqualTo(code);
            return command.log();
        }
    }
}
