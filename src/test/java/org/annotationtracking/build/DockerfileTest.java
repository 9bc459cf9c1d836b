package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.annotationtracking.build.Dockerfile.Copy;
import org.annotationtracking.build.Dockerfile.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docker/Dockerfile} takes for granted about this repository, checked without a container engine. */
class DockerfileTest {

    private Dockerfile dockerfile;

    @BeforeEach
    void read() throws IOException {
        dockerfile = Dockerfile.read();
    }

    @Test
    void copies_only_what_is_in_the_repository_and_let_through_to_the_engine() throws Exception {
        List<String> letThrough = Files.readAllLines(Path.of(".dockerignore"));

        List<String> copied = dockerfile.stages().stream()
                .flatMap(stage -> stage.copies().stream())
                .filter(copy -> copy.stage().isEmpty())
                .map(Copy::source)
                .toList();

        assertThat(copied).isNotEmpty().allSatisfy(source -> {
            assertThat(Path.of(source)).exists();
            assertThat(letThrough).contains("!" + source);
        });
    }

    @Test
    void takes_over_what_the_build_stage_makes_below_its_folder() {
        Stage build = dockerfile.build();

        List<Copy> taken = dockerfile.run().copies().stream()
                .filter(copy -> !copy.stage().isEmpty())
                .toList();

        assertThat(taken).containsExactly(new Copy(build.name(), build.one("WORKDIR") + "/target/quarkus-app"));
    }

    @Test
    void builds_as_the_readme_says() throws Exception {
        assumeThat(Path.of("README.md")).exists();

        String command = dockerfile.build().one("RUN");

        assertThat(command).startsWith("./mvnw -B ");
        assertThat(Files.readString(Path.of("README.md"))).contains(command.replace("-B ", ""));
    }

    @Test
    void runs_as_an_ordinary_user_with_a_fixed_number() {
        Stage run = dockerfile.run();

        assertThat(run.one("USER")).matches("[1-9]\\d{4}");
        assertThat(run.all("RUN").get(0)).contains("useradd --uid " + run.one("USER") + " ");
    }

    @Test
    void checks_health_with_a_program_that_is_copied() {
        assertThat(dockerfile.run().command("HEALTHCHECK")).containsExactly("./healthcheck");
        assertThat(dockerfile.run().copies()).contains(new Copy("", "docker/healthcheck"));
        assertThat(Path.of("docker/healthcheck")).isExecutable();
    }

    @Test
    void archives_classes_as_the_user_who_starts_it_and_starts_by_the_program_that_uses_them() {
        List<String> instructions = dockerfile.run().instructions();

        assertThat(dockerfile.run().copies())
                .contains(new Copy("", "docker/serve"), new Copy("", "docker/prepare-start"));
        assertThat(dockerfile.run().command("ENTRYPOINT")).first().isEqualTo("./serve");
        assertThat(instructions.indexOf("RUN ./prepare-start ."))
                .isGreaterThan(instructions.indexOf("USER " + dockerfile.run().one("USER")));
        assertThat(Path.of("docker/serve")).isExecutable();
        assertThat(Path.of("docker/prepare-start")).isExecutable();
    }

    @ParameterizedTest
    @CsvSource({"PORT,200,0", "QUARKUS_HTTP_PORT,200,0", "PORT,503,1", "PORT,404,1"})
    void health_is_what_the_service_answers(String variable, int status, int exit) throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/q/health/live", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();

        int answered = healthcheck(variable, service.getAddress().getPort());
        service.stop(0);
        int refused = healthcheck(variable, service.getAddress().getPort());

        assertThat(answered).isEqualTo(exit);
        assertThat(refused).isEqualTo(1);
    }

    private static int healthcheck(String variable, int port) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("docker/healthcheck").redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("PORT", "QUARKUS_HTTP_PORT"));
        builder.environment().put(variable, String.valueOf(port));
        Process process = builder.start();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }
}
