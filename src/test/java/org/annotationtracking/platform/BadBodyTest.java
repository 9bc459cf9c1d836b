package org.annotationtracking.platform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Answer;
import org.annotationtracking.platform.Wire.Request;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are no JSON, or JSON that no database keeps, at strict and lenient endpoints alike. */
@ServiceTest
class BadBodyTest {

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    /** One endpoint of each kind, with a member that takes text or a number. */
    private Map<String, Request> strict() {
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put(
                "review_notes",
                Request.of("POST", team.tracking(team.submittedExample(), "reject"))
                        .by(team.approver()));
        requests.put(
                "ttl_seconds",
                Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator()));
        requests.put(
                "example_id",
                Request.of("POST", team.path("/tracking/mark-submitted")).by(team.annotator()));
        return requests;
    }

    private Map<String, Request> lenient() {
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("text", Request.of("POST", team.path("/examples")).by(team.admin()));
        requests.put("name", Request.of("POST", "/v1/projects").by(team.superuser()));
        requests.put("user", Request.of("POST", team.path("/members")).by(team.admin()));
        requests.put("username", Request.of("POST", "/v1/users/create").by(team.superuser()));
        requests.put("password", Request.of("POST", "/v1/auth/login"));
        return requests;
    }

    private Map<String, Request> all() {
        Map<String, Request> requests = strict();
        requests.putAll(lenient());
        return requests;
    }

    private static void eachIs400(Map<String, Request> requests, Map<String, byte[]> bodies) {
        SoftAssertions softly = new SoftAssertions();
        requests.forEach((member, request) -> bodies.forEach((what, body) -> softly.assertThatCode(() ->
                        Refused.with(400, request.json(named(body, member)).send()))
                .as("%s at %s", what, request.path())
                .doesNotThrowAnyException()));
        softly.assertAll();
    }

    /** The body with its member called as the endpoint calls it. */
    private static byte[] named(byte[] body, String member) {
        return new String(body, ISO_8859_1).replace("MEMBER", member).getBytes(ISO_8859_1);
    }

    private static byte[] text(String bytes) {
        return ("{\"MEMBER\":\"" + bytes + "\"}").getBytes(ISO_8859_1);
    }

    private static byte[] json(String json) {
        return json.getBytes(UTF_8);
    }

    @Test
    void text_that_no_database_keeps_is_refused_everywhere() {
        Map<String, Request> requests = all();
        Written written = Written.soFar(world);

        eachIs400(
                requests,
                Map.of(
                        "escaped NUL", text("a\\u0000b"),
                        "overlong NUL", text("\u00c0\u0080"),
                        "raw NUL", text("a\0b"),
                        "lone surrogate", text("\\ud800"),
                        "low surrogate first", text("\\udc00\\ud800"),
                        "encoded surrogate", text("\u00ed\u00a0\u0080"),
                        "no UTF-8", text("\u00ff\u00fe"),
                        "UTF-16", "{\"MEMBER\":\"1\"}".getBytes(UTF_16),
                        "UTF-16 without a mark", "{}".getBytes(UTF_16LE),
                        "NUL in a name", json("{\"MEMBER\":\"1\",\"\\u0000\":1}")));

        written.nothingSince();
    }

    @Test
    void what_is_no_single_json_object_is_refused_everywhere() {
        Map<String, Request> requests = all();
        Written written = Written.soFar(world);
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        bodies.put("null", json("null"));
        bodies.put("blank", json(" \n"));
        bodies.put("array", json("[]"));
        bodies.put("string", json("\"x\""));
        bodies.put("broken off", json("{\"MEMBER\":"));
        bodies.put("garbage after", json("{} x"));
        bodies.put("two documents", json("{}{}"));
        bodies.put("duplicate key", json("{\"MEMBER\":1,\"MEMBER\":1}"));
        bodies.put("duplicate key below", json("{\"MEMBER\":1,\"meta\":{\"a\":{\"b\":1,\"b\":1}}}"));
        bodies.put("not a number", json("{\"MEMBER\":NaN}"));
        bodies.put("single quotes", json("{'MEMBER':1}"));
        bodies.put("comment", json("{/**/}"));
        bodies.put("2,000 digits", json("{\"MEMBER\":" + "1".repeat(2000) + "}"));
        bodies.put("2,000 levels", json("{\"MEMBER\":" + "[".repeat(2000) + "]".repeat(2000) + "}"));
        bodies.put("100,000 levels", json("{\"MEMBER\":" + "{\"a\":".repeat(100_000) + "1}"));

        eachIs400(requests, bodies);

        written.nothingSince();
    }

    @Test
    void wrong_types_and_unknown_members_are_refused_where_reading_is_strict() {
        Map<String, Request> requests = strict();
        Written written = Written.soFar(world);

        eachIs400(
                requests,
                Map.of(
                        "unknown member", json("{\"zebra\":1}"),
                        "object", json("{\"MEMBER\":{}}"),
                        "boolean", json("{\"MEMBER\":true}"),
                        "fraction", json("{\"MEMBER\":1.5}"),
                        "fraction of an epoch", json("{\"lock_epoch\":1.0}"),
                        "text for a number", json("{\"lock_epoch\":\"12\"}"),
                        "beyond 64 bits", json("{\"lock_epoch\":9223372036854775808}"),
                        "beyond every number", json("{\"lock_epoch\":1e400}")));

        written.nothingSince();
    }

    @Test
    void numbers_out_of_their_range_name_the_member() throws IOException {
        Request lock = Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator());

        for (String ttl : new String[] {"29", "3601", "-1", "60.0", "\"60\"", "99999999999"}) {
            Answer answer = lock.json("{\"ttl_seconds\":" + ttl + "}").send();

            assertThat(Refused.with(400, answer).path("ttl_seconds").path(0).asText())
                    .isNotBlank();
        }
    }

    @Test
    void wrong_values_are_refused_where_reading_is_lenient_too() throws IOException {
        Request example = Request.of("POST", team.path("/examples")).by(team.admin());
        Request project = Request.of("POST", "/v1/projects").by(team.superuser());
        Written written = Written.soFar(world);

        for (String score : new String[] {"1e400", "-1e400", "\"NaN\"", "\"1d\"", "\"0x1p3\"", "true", "null", "[]"}) {
            Refused.with(
                    400,
                    example.json("{\"text\":\"a\",\"score\":" + score + "}").send());
        }
        for (String text : new String[] {"true", "{}", "[\"a\"]"}) {
            Refused.with(400, example.json("{\"text\":" + text + "}").send());
        }
        Refused.with(400, example.json("{\"text\":\"a\",\"meta\":null}").send());
        String named = "{\"name\":\"n\",\"project_type\":\"DocumentClassification\",";
        for (String wrong : new String[] {"\"random_order\":\"maybe\"", "\"tags\":\"a\"", "\"tags\":[1]"}) {
            Refused.with(400, project.json(named + wrong + "}").send());
        }

        written.nothingSince();
    }

    @Test
    void an_empty_body_is_an_empty_object() throws IOException {
        Request lock = Request.of("POST", team.tracking(team.example(), "lock")).by(team.annotator());
        Request reject = Request.of("POST", team.tracking(team.submittedExample(), "reject"))
                .by(team.approver());

        assertThat(lock.send().status()).isEqualTo(200);
        assertThat(lock.with("Content-Type", "application/json").send().status())
                .isEqualTo(200);
        assertThat(Refused.with(400, reject.send()).path("error").asText())
                .isEqualTo("review_notes is required for rejection");
    }
}
