package org.annotationtracking.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The dashboard and the alerts name metrics that there are, and the metrics tell the truth. */
@ServiceTest
class MonitoringFilesTest {

    private static final Path DASHBOARD = Path.of("docs/monitoring/grafana-dashboard.json");
    private static final Path ALERTS = Path.of("docs/monitoring/alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9]*(_[a-z0-9]+)+\\b");

    @Inject
    World world;

    Team team;

    @BeforeEach
    void somethingHappens() {
        team = world.team();
        long example = team.example();
        team.annotator()
                .posts(team.path("/tracking/claim"), "{\"kind\":\"annotate\"}")
                .statusCode(200);
        team.lock(team.otherAnnotator(), example).statusCode(409);
        team.stranger().gets(team.path("/examples")).statusCode(403);
    }

    @Test
    void every_metric_of_the_dashboard_exists() throws IOException {
        JsonPath dashboard = new JsonPath(Files.readString(DASHBOARD));
        List<String> expressions = dashboard.getList("panels.targets.flatten().expr");

        assertThat(expressions).hasSizeGreaterThan(14).doesNotContainNull();
        assertThat(unknown(expressions)).isEmpty();
        assertThat(dashboard.<Integer>getList("panels.id")).doesNotHaveDuplicates();
    }

    @Test
    void every_metric_of_the_alerts_exists_and_every_alert_says_what_to_do() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(Files.readString(ALERTS));
        List<Map<String, Object>> rules = file.get("groups").get(0).get("rules");

        assertThat(rules).hasSizeGreaterThan(8);
        assertThat(unknown(
                        rules.stream().map(rule -> rule.get("expr").toString()).toList()))
                .isEmpty();
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.get("annotations").toString()).contains("summary=", "action=");
            assertThat(rule.get("labels").toString()).contains("severity=");
        });
    }

    @Test
    void the_gauges_follow_the_work() {
        double before = metric("tracking_examples{status=\"submitted\"}");

        team.submittedExample();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> metric("tracking_examples{status=\"submitted\"}") >= before + 1);
        assertThat(metric("tracking_oldest_submitted_seconds")).isPositive();
        assertThat(metric("tracking_locks_held")).isPositive();
        assertThat(metric("tracking_webhook_backlog")).isNotNegative();
        assertThat(metric("tracking_conflicts_total{code=\"locked_by_other\"}")).isPositive();
        assertThat(metric("tracking_denials_total{code=\"permission_denied\"}")).isPositive();
    }

    /** Names without a metric; labels, functions and Prometheus's own left out. */
    private static Set<String> unknown(List<String> expressions) {
        Set<String> there = RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[ {].*", ""))
                .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String expression : expressions) {
            var names = METRIC.matcher(expression.replaceAll("\"[^\"]*\"", ""));
            assertThat(expression).containsPattern(METRIC.pattern() + "|\\bup\\b");
            while (names.find()) {
                if (!there.contains(names.group())) {
                    unknown.add(names.group());
                }
            }
        }
        return unknown;
    }

    private static double metric(String series) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
