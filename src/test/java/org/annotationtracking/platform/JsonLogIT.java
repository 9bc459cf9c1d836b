package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.annotationtracking.PackagedService;
import org.annotationtracking.PackagedService.Launch;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.Test;

/** The log of the packaged service for those who collect it: JSON, each line with the request it belongs to. */
class JsonLogIT {

    private static final String PASSWORD = "only for this test";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void every_line_of_a_request_names_it_and_its_trace_user_and_project() {
        Launch launch = Launch.in(TestFolders.empty("json-log"))
                .with("TRACKING_LOG_JSON", "true")
                .with("TRACKING_ADMIN_PASSWORD", PASSWORD);
        try (PackagedService service = launch.start().awaitReady()) {
            RestAssured.port = service.baseUrl().getPort();
            String key = RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}")
                    .post("/v1/auth/login")
                    .path("key");

            Response known = RestAssured.given()
                    .header("Authorization", "Token " + key)
                    .header("X-Request-Id", "known-1")
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .get("/v1/projects/4711/my-role");
            RestAssured.given().header("X-Request-Id", "unknown-1").get("/v1/projects/12/examples");

            assertThat(known.header("traceparent"))
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .doesNotContain("00f067aa0ba902b7");
            JsonPath access = line(service, "known-1");
            assertThat(access.getString("loggerName")).isEqualTo("io.quarkus.http.access-log");
            assertThat(access.getString("mdc.user")).isEqualTo("admin");
            assertThat(access.getString("mdc.project")).isEqualTo("4711");
            assertThat(access.getString("mdc.trace_id")).isEqualTo(TRACE);
            JsonPath denial = line(service, "unknown-1");
            assertThat(denial.getString("loggerName")).isEqualTo("annotation-tracking.audit");
            assertThat(denial.getString("message"))
                    .isEqualTo("denied code=not_authenticated user=\"-\" project=12"
                            + " operation=\"GET /v1/projects/{project}/examples\" request=unknown-1");
            assertThat(denial.getString("mdc.user")).isNull();
            assertThat(denial.getString("mdc.trace_id")).isNull();
            assertThat(service.log()).doesNotContain(key).doesNotContain(PASSWORD);
            service.terminate();
        }
    }

    @Test
    void a_trace_that_means_nothing_is_passed_over() {
        for (String odd : List.of(
                "",
                "00-" + TRACE,
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "00-" + TRACE.toUpperCase(Locale.ROOT) + "-00f067aa0ba902b7-01")) {
            assertThat(TraceParent.within(odd)).as(odd).isEmpty();
        }
        assertThat(TraceParent.within("00-" + TRACE + "-00f067aa0ba902b7-00")
                        .orElseThrow()
                        .header())
                .startsWith("00-" + TRACE)
                .endsWith("-00");
    }

    /** The first line that a request caused. */
    private static JsonPath line(PackagedService service, String request) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> service.log()
                                .lines()
                                .filter(text -> text.startsWith("{"))
                                .map(JsonPath::new)
                                .filter(line -> request.equals(line.getString("mdc.request_id")))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
