package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Answer;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in every spelling: the right ones work with and without a last slash, the others open no door. */
@ServiceTest
class BadAddressTest {

    /** What anybody may have. */
    private static final Set<String> OPEN =
            Set.of("POST /v1/auth/login", "POST /v1/auth/logout", "GET /healthz", "GET /v1/health");

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz",
                "/%",
                "/%4",
                "/%ff",
                "/%00",
                "/%c0%80",
                "/%ed%a0%80",
                "?q=%zz",
                "?q=%ff",
                "?q=%00",
                "?%00=1",
                "?q=%F0%9F",
                "?q=a|b",
                "/\u00ff",
                "/<x>",
                "/abc",
                "/1.0",
                "/-1",
                "/+1",
                "/%201",
                "/12345678901234567890",
                "/9223372036854775808",
                "/%D9%A2",
                "?status=weird",
                "?locked=maybe",
            })
    void what_cannot_be_read_is_400(String end) throws IOException {
        Refused.with(
                400,
                Request.of("GET", team.path("/examples" + end)).by(team.admin()).send());
    }

    @Test
    void an_id_is_a_decimal_number_everywhere() throws IOException {
        for (String id : List.of("abc", "12345678901234567890", "0x1", "%D9%A2", "1%2F1", "1%3B")) {
            Refused.with(
                    400,
                    Request.of("GET", "/v1/projects/" + id).by(team.admin()).send());
            Refused.with(
                    400,
                    Request.of("POST", team.path("/tracking/" + id + "/lock"))
                            .by(team.annotator())
                            .send());
        }
        Refused.with(
                404,
                Request.of("POST", team.path("/tracking/999999999999999999/lock"))
                        .by(team.annotator())
                        .send());
    }

    @Test
    void a_number_that_wraps_round_is_no_project() throws IOException {
        long wrapped = team.project() + (1L << 32);

        Refused.with(
                404,
                Request.of("GET", "/v1/projects/" + wrapped)
                        .by(team.superuser())
                        .send());
        Refused.with(
                403,
                Request.of("GET", "/v1/projects/" + wrapped).by(team.admin()).send());
    }

    @Test
    void every_operation_answers_with_and_without_a_last_slash() throws IOException {
        long example = team.example();

        for (String operation : operations()) {
            String[] parts = operation.split(" ");
            String path = filled(parts[1], example);
            // The stream of events, which has no end, refuses this header; nobody else reads it.
            Answer without = Request.of(parts[0], path)
                    .by(team.manager())
                    .with("Last-Event-ID", "none")
                    .send();
            Answer with = Request.of(parts[0], path + "/")
                    .by(team.manager())
                    .with("Last-Event-ID", "none")
                    .send();

            assertThat(with.status()).as(operation).isEqualTo(without.status());
            assertThat(with.status()).as(operation).isNotIn(301, 302, 307, 308, 404, 405, 500);
        }
    }

    @Test
    void no_spelling_of_an_address_opens_a_door() throws IOException {
        long example = team.example();

        for (String operation : operations()) {
            if (OPEN.contains(operation)) {
                continue;
            }
            String[] parts = operation.split(" ");
            for (String spelling : spellings(filled(parts[1], example))) {
                Answer answer = Request.of(parts[0], spelling).send();

                assertThat(answer.status()).as(parts[0] + " " + spelling).isIn(400, 403, 404, 405);
                Refused.with(answer.status(), answer);
            }
        }
    }

    private String filled(String path, long example) {
        return path.replace("{project}", Long.toString(team.project())).replace("{example}", Long.toString(example));
    }

    private static List<String> spellings(String path) {
        int last = path.lastIndexOf('/');
        String parent = path.substring(0, last);
        String name = path.substring(last + 1);
        return List.of(
                path + "//",
                "/" + path,
                parent + "//" + name,
                parent + "/./" + name,
                parent + "/x/%2e%2e/" + name,
                parent + "%2F" + name,
                path + ";x=1",
                path.replaceFirst("/", "/;a=b/"),
                path + ".json",
                path.toUpperCase(Locale.ROOT),
                parent + "/%" + Integer.toHexString(name.charAt(0)) + name.substring(1),
                "/q/.." + path,
                "/tracking/.." + path);
    }

    /** {@code METHOD /path} of everything the API document names. */
    private static List<String> operations() {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/q/openapi?format=json").jsonPath().getMap("paths");
        List<String> operations = new ArrayList<>();
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(operations).hasSizeGreaterThan(25);
        return operations;
    }
}
