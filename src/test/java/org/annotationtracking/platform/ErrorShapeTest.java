package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Answer;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks wrongly hears why, in doccano's words where it has some. */
@ServiceTest
class ErrorShapeTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void a_wrong_method_is_405_and_named(String method) throws IOException {
        String lock = team.tracking(team.example(), "lock");

        Answer answer = Request.of(method, lock).by(team.annotator()).send();

        assertThat(Refused.with(405, answer).path("detail").asText())
                .isEqualTo("Method \"%s\" not allowed.".formatted(method));
        assertThat(answer.headers().get("Allow")).isEqualTo("POST");
        Answer list = Request.of(method, team.path("/tracking/review-stats/")).send();
        Refused.with(405, list);
        assertThat(list.headers().get("Allow")).isEqualTo("GET");
    }

    @Test
    void an_answer_in_another_form_is_406() throws IOException {
        for (String path : List.of(team.path("/examples"), "/v1/me", team.path("/examples/export"))) {
            for (String accept : List.of("application/xml", "text/html", "garbage")) {
                Answer answer = Request.of("GET", path)
                        .by(team.admin())
                        .with("Accept", accept)
                        .send();

                assertThat(Refused.with(406, answer).path("detail").asText())
                        .isEqualTo("Could not satisfy the request Accept header.");
            }
        }
    }

    @Test
    void an_unknown_address_is_404() throws IOException {
        for (String path : List.of(
                "/v1/nothing", "/nothing", "/v1", "/q/nothing", "/v1/me/too", "/v1/projects/1/category-types")) {
            assertThat(Refused.with(404, Request.of("GET", path).send())
                            .path("detail")
                            .asText())
                    .isEqualTo("This service serves nothing at GET " + path);
            Refused.with(404, Request.of("POST", path).json("{}").send());
        }
        Refused.with(404, Request.of("OPTIONS", "*").send());
    }

    @Test
    void a_request_without_a_host_is_400() throws IOException {
        Request list = Request.of("GET", team.path("/examples?limit=1")).by(team.admin());

        Refused.with(400, list.without("Host").send());
        for (String host : List.of("a b", "::::", "\u00ff\u00fe", "<x>")) {
            Refused.with(400, list.with("Host", host).send());
        }
        String old = "GET " + team.path("/examples") + " HTTP/1.0\r\nAuthorization: Token "
                + team.admin().token() + "\r\n\r\n";
        Refused.with(400, Wire.send(old.getBytes(StandardCharsets.US_ASCII)));
        assertThat(Wire.send("GET /healthz HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_no_http_is_400() throws IOException {
        String login = "POST /v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

        for (String request : List.of(
                login + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
                login + "Content-Length: abc\r\n\r\n{}",
                login + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                login + "X-Nul: a\0b\r\nContent-Length: 2\r\n\r\n{}",
                "GET /v1/projects/1 /examples HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GARBAGE\r\n\r\n")) {
            assertThat(Wire.send(request.getBytes(StandardCharsets.ISO_8859_1)).status())
                    .as(request)
                    .isEqualTo(400);
        }
    }

    @Test
    void odd_headers_are_no_failure() throws IOException {
        Request list = Request.of("GET", team.path("/examples"));
        Request approve = Request.of("POST", team.tracking(team.submittedExample(), "approve"))
                .by(team.approver());

        for (String authorization :
                List.of("Token", "Token a b", "Token \u00ff", "Basic x", "Token " + "a".repeat(9000))) {
            Refused.with(403, list.with("Authorization", authorization).send());
        }
        Refused.with(412, approve.with("If-Match", "\u00ff\",,").send());
        assertThat(list.by(team.admin()).with("If-None-Match", ",,\"").send().status())
                .isEqualTo(200);
        assertThat(list.by(team.admin()).with("Accept", "*/*;q=x").send().status())
                .isEqualTo(200);
    }

    @Test
    void every_answer_carries_the_id_of_its_request() throws IOException {
        Request me = Request.of("GET", "/v1/me").by(team.admin());

        assertThat(me.with("X-Request-Id", "mine-1").send().headers()).containsEntry("X-Request-Id", "mine-1");
        assertThat(me.with("X-Request-Id", "no good\\").send().headers().get("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        for (String path : List.of("/q/health/live", "/q/openapi", "/tracking/", "/nowhere", "/%zz")) {
            assertThat(Request.of("GET", path).send().headers()).as(path).containsKey("X-Request-Id");
        }
    }

    @Test
    void a_wrong_field_never_takes_the_place_of_a_member_of_the_shape() throws IOException {
        JsonNode filter = Refused.with(
                400,
                Request.of("GET", team.path("/examples?status=weird"))
                        .by(team.admin())
                        .send());
        JsonNode body = Refused.with(
                400,
                Request.of("POST", team.tracking(team.example(), "lock"))
                        .by(team.annotator())
                        .json("{\"type\":1}")
                        .send());

        assertThat(filter.path("detail").asText()).isEqualTo("status: \"weird\" is not a valid choice.");
        assertThat(body.path("detail").asText()).isEqualTo("type: Unknown field.");
    }

    @Test
    void who_may_not_is_told_so_before_the_body_is_looked_at() throws IOException {
        Request create = Request.of("POST", team.path("/examples"));

        Refused.with(403, create.json("{").send());
        Refused.with(403, create.by(team.annotator()).json("{").send());
        Refused.with(
                403,
                create.by(team.stranger()).body(new byte[] {0}, "text/plain").send());
        Refused.with(
                400,
                Request.of("POST", team.tracking(999_999_999, "lock"))
                        .by(team.annotator())
                        .json("{")
                        .send());
    }
}
