package org.annotationtracking.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands over the schema on the embedded database: beside the service, and to start over once it has stopped. */
class StartOverIT {
    @TempDir
    Path folder;

    private Postmaster postmaster() {
        return new Postmaster(folder.resolve("data/postgres"));
    }

    @Test
    void beside_the_service_they_join_its_server_and_only_without_it_the_data_is_moved_aside()
            throws IOException, SQLException {
        try (PackagedService service = launch().start()) {
            service.awaitReady();
            long server = postmaster().pid();
            postmaster().run("CREATE TABLE kept_aside ()");

            assertThat(command(0, "schema", "status"))
                    .contains("READY, STANDALONE", "password: in data/postgres/superuser-password")
                    .doesNotContain("Listening");
            assertThat(command(1, "schema", "no-such-command")).contains("Unmatched argument");
            assertThat(command(1, "schema", "start-over")).contains("not_moved: The service uses");

            assertThat(postmaster().pid()).isEqualTo(server);
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
            service.kill9();
        }
        assertThat(postmaster().processes())
                .as("the crash left its server running")
                .isNotEmpty();

        assertThat(command(0, "schema", "start-over")).contains("the next start makes a new database");

        assertThat(folder.resolve("data/postgres")).doesNotExist();
        Path aside = aside();
        new Postmaster(aside).isGone();
        assertThat(command(0, "schema", "start-over")).contains("nothing to do");
        assertThat(command(0, "schema", "explain", "COLUMN_TYPE")).contains("COLUMN_TYPE (BLOCKING)");
        assertThat(folder.resolve("data/postgres")).doesNotExist();

        Files.move(aside, folder.resolve("data/postgres"));
        try (PackagedService again = launch().start()) {
            again.awaitReady();
            assertThat(postmaster().run("SELECT to_regclass('kept_aside')")).isEqualTo("kept_aside");
            again.terminate();
        }
        postmaster().isGone();
    }

    private Path aside() throws IOException {
        try (Stream<Path> beside = Files.list(folder.resolve("data"))) {
            List<Path> found = beside.filter(
                            path -> path.getFileName().toString().matches("postgres-\\d{8}-\\d{6}"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private String command(int code, String... words) {
        try (PackagedService command = launch().start(words)) {
            assertThat(command.awaitExit()).as(command::log).isEqualTo(code);
            return command.log();
        }
    }

    private Launch launch() {
        return Launch.in(folder).with("TRACKING_DEMO", "false");
    }
}
