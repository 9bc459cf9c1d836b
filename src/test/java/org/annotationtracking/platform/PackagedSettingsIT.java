package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packaged service does with settings from outside, and what it does as a command. */
class PackagedSettingsIT {

    @Test
    void is_live_but_not_ready_while_its_database_is_down_and_listens_on_port() throws Exception {
        Path folder = TestFolders.empty("database-down");
        int port = freePort();
        Launch launch = Launch.in(folder)
                .with("DATABASE_URL", "postgres://somebody:geheim@127.0.0.1:" + freePort() + "/tracking")
                .with("PORT", Integer.toString(port));

        try (PackagedService service = launch.start()) {
            service.awaitLive();

            assertThat(service.baseUrl().getPort()).isEqualTo(port);
            assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);
            assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(503);
            assertThat(service.log())
                    .contains("Listening on: http://0.0.0.0:" + port)
                    .doesNotContain("geheim", "\tat ", " ERROR ");
            assertThat(folder.resolve("data")).doesNotExist();
            service.terminate();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, geheim",
        "DATABASE_URL, postgres://somebody:geheim@127.0.0.1:99999/tracking",
        "tracking.introspection.url, geheim",
    })
    void an_unusable_setting_stops_the_start_in_one_line_that_names_it(String name, String value) {
        Path folder = TestFolders.empty("unusable");

        try (PackagedService service =
                Launch.in(folder).with(environment(name), value).start()) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.log().strip())
                    .startsWith(name + " cannot be used: ")
                    .doesNotContain("\n", "geheim");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static String environment(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    @Test
    void an_issuer_without_an_audience_stops_the_start_too() {
        Launch launch = Launch.in(TestFolders.empty("half-an-issuer"))
                .with("TRACKING_JWT_ISSUER", "https://sso.example")
                .with("TRACKING_JWT_JWKS", "https://sso.example/keys");

        try (PackagedService service = launch.start()) {
            assertThat(service.awaitExit()).isEqualTo(78);
            assertThat(service.log().strip())
                    .startsWith("tracking.jwt.audience cannot be used: ")
                    .doesNotContain("\n");
        }
    }

    @Test
    void a_command_prints_its_answer_and_nothing_else() {
        Path folder = TestFolders.empty("command");

        try (PackagedService command = Launch.in(folder).start("version")) {
            assertThat(command.awaitExit()).isZero();
            assertThat(command.log()).matches("\\d+\\.\\d+\\.\\d+\\S*\\R");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
