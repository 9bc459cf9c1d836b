package org.annotationtracking.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** The shipped examples are what the demo project promises: many, different, and in many scripts. */
class DemoExamplesTest {

    private static final Pattern TIBETAN = Pattern.compile("\\p{InTibetan}");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Test
    void every_line_is_one_example_with_the_same_few_keys() throws IOException {
        List<JsonNode> examples = examples();

        assertThat(examples).hasSize(500).allSatisfy(example -> {
            assertThat(example.fieldNames()).toIterable().containsExactly("text", "meta");
            assertThat(example.get("text").textValue())
                    .isNotBlank()
                    .isEqualTo(example.get("text").textValue().strip());
            assertThat(example.get("meta").fieldNames()).toIterable().containsExactly("lang", "topic", "source");
            assertThat(example.get("meta"))
                    .allSatisfy(value -> assertThat(value.textValue()).isNotBlank());
            assertThat(example.at("/meta/source").textValue()).isEqualTo("demo");
        });
    }

    @Test
    void no_text_comes_twice() throws IOException {
        List<JsonNode> examples = examples();

        assertThat(examples)
                .extracting(example -> example.get("text").textValue())
                .doesNotHaveDuplicates();
    }

    @Test
    void tibetan_english_and_scripts_that_run_the_other_way_are_among_them() throws IOException {
        List<JsonNode> examples = examples();

        assertThat(examples).filteredOn(inLanguage("bo")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(examples).filteredOn(inLanguage("en")).hasSizeGreaterThanOrEqualTo(80);
        assertThat(examples).filteredOn(inLanguage("ar").or(inLanguage("he"))).isNotEmpty();
    }

    @Test
    void what_says_it_is_tibetan_is_written_so_and_nothing_else_is() throws IOException {
        List<JsonNode> examples = examples();

        assertThat(examples)
                .allSatisfy(example -> assertThat(
                                TIBETAN.matcher(example.get("text").textValue()).find())
                        .isEqualTo(inLanguage("bo").test(example)));
    }

    @Test
    void every_recording_is_there_and_as_long_as_it_says() throws Exception {
        for (JsonNode example : lines("/demo/speech.jsonl")) {
            String file = "/META-INF/resources/media/" + example.get("filename").textValue();
            try (AudioInputStream sound = AudioSystem.getAudioInputStream(
                    Objects.requireNonNull(DemoExamplesTest.class.getResource(file), file))) {
                double seconds =
                        sound.getFrameLength() / (double) sound.getFormat().getSampleRate();
                assertThat(example.at("/meta/duration").doubleValue()).as(file).isCloseTo(seconds, within(0.01));
            }
        }
        assertThat(lines("/demo/speech.jsonl")).hasSize(12);
    }

    private static Predicate<JsonNode> inLanguage(String language) {
        return example -> example.at("/meta/lang").textValue().equals(language);
    }

    private static List<JsonNode> examples() throws IOException {
        return lines("/demo/examples.jsonl");
    }

    private static List<JsonNode> lines(String path) throws IOException {
        try (InputStream file = DemoExamplesTest.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(file).readAllBytes();
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<JsonNode> examples = new ArrayList<>();
            for (String line : text.split("\n")) {
                examples.add(STRICT.readTree(line));
            }
            return examples;
        }
    }
}
