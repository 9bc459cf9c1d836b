package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.annotationtracking.ServiceTest;
import org.annotationtracking.Team;
import org.annotationtracking.World;
import org.annotationtracking.platform.Wire.Request;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in comes out equal, by every way in and out; what could not is refused. */
@ServiceTest
class RoundTripTest {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** 1e400 is stored as what it means and comes back in digits. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

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
                "\uD83D\uDE00 \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "\uFFFE\uFFFF\uFEFF",
                "\u0F56\u0F7C\u0F51\u0F0B\u0F66\u0F90\u0F51\u0F0D",
                "a\u0301 \u2028\u2029 \u0085 \u007F\u0001",
                "quotes \" \\ / and \\u0000 spelled out",
            })
    void text_comes_back_as_it_was_sent(String text) throws IOException {
        String json = EXACT.writeValueAsString(text);
        String ascii = escaped(text);

        long example = create("{\"text\":" + json + ",\"meta\":{" + json + ":" + ascii + "}}");
        assertThat(read(example).path("text").asText()).isEqualTo(text);
        assertThat(read(example).path("meta").path(text).asText()).isEqualTo(text);
        team.submit(team.annotator(), example).statusCode(200);
        Request.of("POST", team.tracking(example, "approve"))
                .by(team.approver())
                .json("{\"review_notes\":" + ascii + "}")
                .send();
        assertThat(read(example).path("review_notes").asText()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.10",
                "0.1000000000000000055",
                "12345678901234567890",
                "1e400",
                "1e-400",
                "-1.5E+3",
                "9007199254740993",
                "0.30000000000000000000000000000000000001",
                "{\"b\":1,\"a\":[],\"c\":null,\"\":{\"d\":[true,false,\"\"]}}",
                "[1,[2,[3.50]]]",
                "\"just text\"",
            })
    void meta_comes_back_digit_by_digit(String meta) throws IOException {
        JsonNode sent = EXACT.readTree(meta);

        JsonNode created = read(create("{\"meta\":" + meta + "}")).path("meta");
        JsonNode imported = imported("{\"text\":\"t\",\"meta\":{\"m\":" + meta + "},\"n\":" + meta + "}");

        assertThat(sent.equals(BY_VALUE, created)).as(created.toString()).isTrue();
        assertThat(sent.equals(BY_VALUE, imported.path("m")))
                .as(imported.toString())
                .isTrue();
        assertThat(sent.equals(BY_VALUE, imported.path("n")))
                .as(imported.toString())
                .isTrue();
    }

    @Test
    void deep_meta_comes_back() throws IOException {
        String deep = "[".repeat(900) + "]".repeat(900);

        long example = create("{\"meta\":" + deep + "}");

        assertThat(team.admin()
                        .gets(team.path("/examples/" + example))
                        .extract()
                        .asString())
                .contains("\"meta\":" + deep + ",");
        assertThat(team.admin().gets(team.path("/examples")).extract().asString())
                .contains("\"meta\":" + deep + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e-1001", "1e400000", "1e2147483647", "1e99999999999", "-1E+131071"})
    void numbers_that_would_fill_pages_are_refused(String number) throws IOException {
        Written written = Written.soFar(world);

        Refused.with(
                400,
                Request.of("POST", team.path("/examples"))
                        .by(team.admin())
                        .json("{\"meta\":{\"a\":[" + number + "]}}")
                        .send());
        JsonNode report = importLines("{\"text\":\"t\",\"a\":" + number + "}");

        assertThat(report.path("rejected_count").asInt()).isEqualTo(1);
        written.nothingSince();
    }

    private long create(String json) throws IOException {
        var answer = Request.of("POST", team.path("/examples"))
                .by(team.admin())
                .json(json)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return EXACT.readTree(answer.body()).path("id").asLong();
    }

    private JsonNode read(long example) throws IOException {
        return EXACT.readTree(
                team.admin().gets(team.path("/examples/" + example)).extract().asString());
    }

    private JsonNode importLines(String lines) throws IOException {
        var answer = Request.of("POST", team.path("/examples/import"))
                .by(team.admin())
                .body(lines.getBytes(StandardCharsets.UTF_8), "application/x-ndjson")
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return EXACT.readTree(answer.body());
    }

    /** The meta of a line after its import and its export. */
    private JsonNode imported(String line) throws IOException {
        Team other = team;
        team = world.team();
        assertThat(importLines(line).path("imported").asInt()).isEqualTo(1);
        String exported =
                team.admin().gets(team.path("/examples/export")).extract().asString();
        team = other;
        return EXACT.readTree(exported).path("meta");
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(unit -> json.append("\\u%04x".formatted(unit)));
        return json.append('"').toString();
    }
}
