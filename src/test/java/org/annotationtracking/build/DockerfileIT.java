package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands of the image's last stage, run in the folder that is copied into it. */
class DockerfileIT {

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://\\S+:(\\d+)");

    /** Nothing listens there; the service lives all the same. */
    private static final String STOPPED_DATABASE = "postgres://nobody:none@127.0.0.1:1/none";

    private @Nullable Process service;

    @Test
    @Timeout(60)
    void entry_point_starts_the_service_and_the_health_check_finds_it_alive_until_it_is_stopped() throws Exception {
        service = start();

        String port = port(service.inputReader());
        int alive = healthcheck(port);
        service.destroy();
        boolean stopped = service.waitFor(20, TimeUnit.SECONDS);

        assertThat(alive).isZero();
        assertThat(stopped).isTrue();
        assertThat(healthcheck(port)).isNotZero();
    }

    @AfterEach
    void stop() {
        if (service != null) {
            service.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        // As its COPY does.
        Files.copy(
                Path.of("docker/serve"),
                Path.of("target/quarkus-app/serve"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        var builder = new ProcessBuilder(Dockerfile.read().run().command("ENTRYPOINT"))
                .directory(new File("target/quarkus-app"))
                .redirectErrorStream(true);
        builder.environment().remove("PORT");
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("DATABASE_URL", STOPPED_DATABASE);
        return builder.start();
    }

    /** Reads the log up to the line that names the port. */
    private static String port(BufferedReader log) throws IOException {
        while (true) {
            Matcher listening = LISTENING.matcher(Objects.requireNonNull(log.readLine(), "it ended"));
            if (listening.find()) {
                return listening.group(1);
            }
        }
    }

    private static int healthcheck(String port) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("docker/healthcheck");
        builder.environment().remove("PORT");
        builder.environment().put("QUARKUS_HTTP_PORT", port);
        return builder.start().waitFor();
    }
}
