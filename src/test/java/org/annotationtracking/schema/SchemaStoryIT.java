package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The old story once more: a database that Django made and a person repaired by hand, deployed to a host with one probe. */
@Tag("soak")
class SchemaStoryIT {
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    /** For a machine that is busy with other things. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String ROWS = """
            SELECT md5(string_agg(concat_ws('|', id, annotated_at, reviewed_at, status, review_notes, annotated_by_id,
                       example_id, project_id, reviewed_by_id, locked_by_id), chr(10) ORDER BY id))
              FROM annotation_tracking WHERE id <= %s
            """;

    @TempDir
    Path folder;

    @Test
    void from_a_broken_dump_to_ready_with_one_command_by_a_person() throws IOException {
        TestDatabase database = Dump.load("django/guide_manual_fix_on_0007.sql");
        String top = database.value("SELECT max(id) FROM annotation_tracking");
        String before = database.value(ROWS.formatted(top));

        try (PackagedService failed = launch(database).start()) {
            await().atMost(LONG).until(() -> failed.log().contains("Schema PROBING"));
        }
        try (PackagedService first = launch(database).start()) {
            first.awaitLive();
            await().atMost(HALF_A_MINUTE)
                    .untilAsserted(() -> assertThat(first.get("/healthz").statusCode())
                            .as(first::log)
                            .isEqualTo(200));
            assertThat(first.get("/q/health/ready").body()).contains("COLUMN_TYPE annotation_tracking.locked_at");

            command(database, "schema", "apply", "--zone", "UTC");

            await().atMost(HALF_A_MINUTE)
                    .until(() -> first.get("/q/health/ready").body().contains("\"READY\""));
        }
        try (PackagedService second = launch(database).start()) {
            second.awaitReady();
            assertThat(second.get("/q/health/group/schema").statusCode()).isEqualTo(200);
        }
        assertThat(database.value(ROWS.formatted(top))).isEqualTo(before);
        assertThat(command(database, "schema", "status")).contains("READY", "ATTACHED", "ADOPTED_FROM");
    }

    private Launch launch(TestDatabase database) {
        return Launch.in(folder)
                .with(
                        "DATABASE_URL",
                        "postgres://postgres:none@127.0.0.1:" + TestServer.port() + "/" + database.name());
    }

    private String command(TestDatabase database, String... words) throws IOException {
        try (PackagedService command = launch(database).start(words)) {
            assertThat(command.awaitExit()).isZero();
            return command.log();
        }
    }
}
