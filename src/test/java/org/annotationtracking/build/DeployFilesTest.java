package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.annotationtracking.ServiceTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is deployed by the manifests is what is built here: its probes, its port, its settings. */
@ServiceTest
class DeployFilesTest {

    private static final Path FOLDER = Path.of("deploy/k8s");
    private static final String CONTAINER = "spec.template.spec.containers[0].";

    @Test
    void every_manifest_is_one_object_with_a_kind_and_a_name() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> all = files.sorted().toList();

            assertThat(all).hasSizeGreaterThan(3).allSatisfy(file -> {
                JsonPath manifest = manifest(file.getFileName().toString());
                assertThat(manifest.getString("apiVersion")).isNotEmpty();
                assertThat(manifest.getString("kind")).isNotEmpty();
                assertThat(manifest.getString("metadata.name")).isEqualTo("annotation-tracking");
            });
        }
    }

    @Test
    void the_probes_are_served_and_each_is_the_right_one() throws IOException {
        JsonPath deployment = manifest("deployment.yaml");

        assertThat(List.of("startup", "liveness", "readiness")).allSatisfy(kind -> {
            String path = deployment.getString(CONTAINER + kind + "Probe.httpGet.path");
            assertThat(RestAssured.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(deployment.getString(CONTAINER + kind + "Probe.httpGet.port"))
                    .isEqualTo("http");
        });
        assertThat(deployment.getString(CONTAINER + "readinessProbe.httpGet.path"))
                .endsWith("/ready");
        assertThat(deployment.getString(CONTAINER + "livenessProbe.httpGet.path"))
                .endsWith("/live");
        String metrics = deployment.getString("spec.template.metadata.annotations.'prometheus.io/path'");
        RestAssured.get(metrics).then().statusCode(200);
    }

    @Test
    void the_port_and_the_user_are_the_images() throws IOException {
        JsonPath deployment = manifest("deployment.yaml");
        String dockerfile = Files.readString(Path.of("docker/Dockerfile"));

        assertThat(dockerfile)
                .containsPattern("(?m)^EXPOSE " + deployment.getInt(CONTAINER + "ports[0].containerPort") + "$")
                .containsPattern(
                        "(?m)^USER " + deployment.getInt("spec.template.spec.securityContext.runAsUser") + "$");
        assertThat(manifest("service.yaml").getString("spec.ports[0].targetPort"))
                .isEqualTo(deployment.getString(CONTAINER + "ports[0].name"));
        assertThat(manifest("service.yaml").<Map<String, String>>get("spec.selector"))
                .isEqualTo(deployment.get("spec.template.metadata.labels"))
                .isEqualTo(manifest("disruption-budget.yaml").get("spec.selector.matchLabels"));
    }

    @Test
    void every_setting_is_one_that_there_is_and_every_secret_is_in_the_example() throws IOException {
        JsonPath deployment = manifest("deployment.yaml");
        List<String> names = deployment.getList(CONTAINER + "env.name");

        assertThat(names).isNotEmpty();
        assertThat(settings()).containsAll(names);
        List<String> keys = deployment.getList(CONTAINER + "env.findAll { it.valueFrom }.valueFrom.secretKeyRef.key");
        assertThat(manifest("secret.example.yaml").<String, String>getMap("stringData"))
                .containsOnlyKeys(keys);
    }

    @Test
    void it_is_given_the_time_that_it_takes_to_stop() throws IOException {
        JsonPath deployment = manifest("deployment.yaml");
        Duration delay = Duration.parse(
                "PT" + deployment.getString(CONTAINER + "env.find { it.name == 'QUARKUS_SHUTDOWN_DELAY' }.value"));
        Duration timeout = ConfigProvider.getConfig().getValue("quarkus.shutdown.timeout", Duration.class);
        int period = deployment.getInt(CONTAINER + "readinessProbe.periodSeconds")
                * deployment.getInt(CONTAINER + "readinessProbe.failureThreshold");

        assertThat(Duration.ofSeconds(deployment.getInt("spec.template.spec.terminationGracePeriodSeconds")))
                .isGreaterThan(delay.plus(timeout).plusSeconds(10));
        assertThat(delay).isGreaterThan(Duration.ofSeconds(2L * period));
    }

    /** Every setting that the operators' page or our own configuration names, as an environment variable. */
    private static Set<String> settings() throws IOException {
        Stream<String> documented = Pattern.compile("`([A-Za-z][A-Za-z0-9._-]+)`")
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(match -> match.group(1));
        Stream<String> configured = StreamSupport.stream(
                ConfigProvider.getConfig().getPropertyNames().spliterator(), false);
        return Stream.concat(documented, configured)
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toSet());
    }

    private static JsonPath manifest(String file) {
        try {
            return new JsonPath(
                    Json.encode(new Yaml().<Map<String, Object>>load(Files.readString(FOLDER.resolve(file)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
