package org.annotationtracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.annotationtracking.PackagedService.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, against the packaged service on a database of its own. */
class WalkthroughIT {

    /** A pending one of the demo that the README's requests leave alone. */
    private static final int EXAMPLE = 3;

    private static final String SUBMISSION = "{\"example_id\":" + EXAMPLE + "}";
    private static final String REASON = "{\"review_notes\":\"why\"}";
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    void the_readme_s_curls_lead_to_approved_and_no_kill_between_two_requests_loses_an_answer() throws Exception {
        Launch launch = Launch.in(directory);
        PackagedService service = launch.start().awaitReady();
        Tokens tokens;
        try (service) {
            tokens = Tokens.of(service);
            followReadme(service, launch, tokens);
            assertThat(service.terminate()).isIn(0, 143);
        }
        assertThat(service.log()).doesNotContain(" WARN ", " ERROR ", "WARNING:");

        List<String> said = new ArrayList<>();
        killed(launch, tokens.annotator(), "pending", said, "/" + EXAMPLE + "/lock", "{}", "locked");
        killed(launch, tokens.annotator(), "pending", said, "/mark-submitted", SUBMISSION, "submitted");
        killed(launch, tokens.approver(), "submitted", said, "/" + EXAMPLE + "/reject", REASON, "rejected");
        killed(launch, tokens.annotator(), "rejected", said, "/mark-submitted", SUBMISSION, "submitted");
        killed(launch, tokens.approver(), "submitted", said, "/" + EXAMPLE + "/approve", "{}", "approved");
        try (PackagedService last = launch.start().awaitReady()) {
            tells(last, tokens.approver(), "approved", said);
            last.terminate();
        }
    }

    private void followReadme(PackagedService service, Launch launch, Tokens tokens) throws Exception {
        assumeThat(isInstalled("curl")).as("curl is not installed").isTrue();
        assumeThat(isInstalled("bash")).as("bash is not installed").isTrue();
        List<JsonPath> answers = runReadme(service, launch, tokens);

        assertThat(answers).hasSize(7);
        assertThat(answers.subList(0, 5)).allMatch(answer -> answer.getBoolean("success"));
        assertThat(answers.get(5).getString("status")).isEqualTo("approved");
        assertThat(answers.get(6).getList("results.type", String.class))
                .containsExactly("locked", "submitted", "rejected", "submitted", "approved");
    }

    /** What a new process says after the last one was killed; then the next request, the answer, {@code kill -9}. */
    private static void killed(
            Launch launch, String token, String status, List<String> said, String act, String body, String event) {
        try (PackagedService service = launch.start().awaitReady()) {
            tells(service, token, status, said);
            step(service, token, act, body, event, said);
        }
    }

    private static void tells(PackagedService service, String token, String status, List<String> said) {
        read(service, token, "/" + EXAMPLE + "/status").body("status", equalTo(status));
        read(service, token, "/" + EXAMPLE + "/history").body("results.type", equalTo(said));
    }

    private static void step(
            PackagedService service, String token, String act, String body, String event, List<String> said) {
        RestAssured.given()
                .baseUri(service.baseUrl().toString())
                .header("Authorization", "Token " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/projects/1/tracking" + act)
                .then()
                .statusCode(200);
        service.kill9();
        said.add(event);
    }

    /** What three people of the demo log in for, with the passwords that the first start printed. */
    private record Tokens(String annotator, String approver, String manager) {

        static Tokens of(PackagedService service) {
            return new Tokens(
                    login(service, "annotator"),
                    login(service, "annotation_approver"),
                    login(service, "project_manager"));
        }

        private static String login(PackagedService service, String name) {
            Matcher line = Pattern.compile("(?m)^ +" + name + " +(\\w+)$").matcher(service.log());
            assertThat(line.find()).as(service.log()).isTrue();
            return RestAssured.given()
                    .baseUri(service.baseUrl().toString())
                    .contentType(ContentType.JSON)
                    .body("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, line.group(1)))
                    .post("/v1/auth/login")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("key");
        }
    }

    private static ValidatableResponse read(PackagedService service, String token, String path) {
        return RestAssured.given()
                .baseUri(service.baseUrl().toString())
                .header("Authorization", "Token " + token)
                .get("/v1/projects/1/tracking" + path)
                .then()
                .statusCode(200);
    }

    /** Runs the README's requests as they stand there; the answers in order. */
    private List<JsonPath> runReadme(PackagedService service, Launch launch, Tokens tokens) throws Exception {
        String script = block("BASE=");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        bash.environment().put("BASE", service.baseUrl().toString());
        assertThat(token(launch, "annotator")).isEqualTo(tokens.annotator());
        bash.environment().put("ANNOTATOR", tokens.annotator());
        bash.environment().put("APPROVER", tokens.approver());
        bash.environment().put("MANAGER", tokens.manager());
        File errors = directory.resolve("curl-errors.txt").toFile();
        Process process = bash.redirectError(errors).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
        return printed.lines().map(JsonPath::from).toList();
    }

    private static String block(String containing) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        return blocks.results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(containing))
                .findFirst()
                .orElseThrow();
    }

    /** Asks the command for a token, beside the running service. */
    private static String token(Launch launch, String name) {
        try (PackagedService command = launch.start("token", "create", name)) {
            assertThat(command.awaitExit()).as(command.log()).isZero();
            return command.log().strip();
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
