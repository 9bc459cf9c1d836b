package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every odd line of an import is left out whole and reported; the good ones around it stay. */
@ServiceTest
class ImportLinesTest {

    private static final List<String> BAD = List.of(
            "null",
            "[]",
            "{",
            "{} {}",
            "{\"text\":\"a\\u0000\"}",
            "{\"text\":\"\u00c0\u0080\"}",
            "{\"text\":\"\\ud800\"}",
            "{\"text\":\"a\0\"}",
            "{\"text\":\"\u00ff\u00fe\"}",
            "{\"text\":\"\u00ed\u00a0\u0080\"}",
            "{\"text\":\"a\",\"text\":\"b\"}",
            "{\"text\":true}",
            "{\"filename\":\"" + "f".repeat(1025) + "\"}",
            "{\"meta\":{}}",
            "{\"text\":\"a\",\"score\":1e400}",
            "{\"text\":\"a\",\"score\":\"1\"}",
            "{\"text\":\"a\",\"meta\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
            "{\"text\":\"a\",\"n\":" + "1".repeat(2000) + "}",
            "{\"text\":\"a\",\"meta\":5,\"more\":1}",
            exported("\"tracking_status\":\"sideways\""),
            exported("\"tracking_status\":\"approved\",\"annotated_at\":\"yesterday\""),
            exported("\"tracking_status\":\"approved\",\"annotated_at\":\"+294277-01-01T00:00:00Z\""),
            exported("\"tracking_status\":\"approved\",\"review_notes\":{\"a\":1}"),
            "{\"text\":\"a\",\"uuid\":\"1-1-1-1-1\",\"tracking_status\":\"pending\"}");

    @Inject
    World world;

    Team team;

    @BeforeEach
    void newTeam() {
        team = world.team();
    }

    @Test
    void bad_lines_are_left_out_and_the_others_stay() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (String bad : BAD) {
            lines.writeBytes((bad + "\n{\"text\":\"good\"}\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        var answer = Request.of("POST", team.path("/examples/import"))
                .by(team.admin())
                .body(lines.toByteArray(), "application/x-ndjson")
                .send();

        JsonNode report = new ObjectMapper().readTree(answer.body());
        assertThat(report.path("imported").asInt()).isEqualTo(BAD.size());
        assertThat(StreamSupport.stream(report.path("rejected").spliterator(), false)
                        .map(each -> each.path("line").asLong()))
                .containsExactlyElementsOf(
                        LongStream.range(0, BAD.size()).mapToObj(i -> 2 * i + 1).toList());
        assertThat(answer.body()).doesNotContain("Exception", "SELECT", "ERROR");
        team.admin().gets(team.path("/examples")).body("count", equalTo(BAD.size()));
    }

    @Test
    void a_line_of_more_than_a_mebibyte_is_left_out() throws IOException {
        String lines = "{\"text\":\"" + "a".repeat(1024 * 1024) + "\"}\n{\"text\":\"good\"}";

        var answer = Request.of("POST", team.path("/examples/import/"))
                .by(team.admin())
                .body(lines.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
                .send();

        JsonNode report = new ObjectMapper().readTree(answer.body());
        assertThat(report.path("imported").asInt()).isEqualTo(1);
        assertThat(report.path("rejected_count").asInt()).isEqualTo(1);
    }

    private static String exported(String members) {
        return "{\"text\":\"a\",\"uuid\":\"" + UUID.randomUUID() + "\"," + members + "}";
    }
}
