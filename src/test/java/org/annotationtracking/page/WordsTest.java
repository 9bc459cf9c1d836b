package org.annotationtracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.TrackingStatus;
import org.junit.jupiter.api.Test;

/** The page has its words in every language, and every word that it asks for. */
class WordsTest {

    private static final Pattern NAMED = Pattern.compile("data-t(?:-name|-label)?=\"([^\"]+)\"");
    private static final Pattern TIBETAN = Pattern.compile("[\\u0F40-\\u0FBC]");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void both_languages_say_the_same_things_with_the_same_values() throws IOException {
        JsonNode english = words("en");
        JsonNode tibetan = words("bo");

        assertThat(tibetan.fieldNames()).toIterable().containsExactlyElementsOf(english::fieldNames);
        english.fieldNames()
                .forEachRemaining(key -> assertThat(places(tibetan.get(key).textValue()))
                        .as(key)
                        .isEqualTo(places(english.get(key).textValue())));
    }

    @Test
    void what_is_tibetan_is_written_so() throws IOException {
        JsonNode tibetan = words("bo");

        tibetan.fieldNames().forEachRemaining(key -> {
            if (!key.startsWith("range")) {
                assertThat(tibetan.get(key).textValue()).as(key).containsPattern(TIBETAN);
            }
        });
    }

    @Test
    void every_word_that_is_asked_for_is_there() throws IOException {
        Set<String> asked = new TreeSet<>();
        Matcher named = NAMED.matcher(file("index.html"));
        while (named.find()) {
            asked.add(named.group(1));
        }
        for (EventType type : EventType.values()) {
            asked.add("event." + type.wire());
        }
        for (TrackingStatus status : TrackingStatus.values()) {
            asked.add("status." + status.wire());
        }

        assertThat(words("en").fieldNames()).toIterable().containsAll(asked);
    }

    private static List<String> places(String text) {
        List<String> places = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places.stream().sorted().toList();
    }

    private static JsonNode words(String language) throws IOException {
        return new ObjectMapper().readTree(file("i18n/" + language + ".json"));
    }

    private static String file(String name) throws IOException {
        String path = "/META-INF/resources/tracking/" + name;
        try (InputStream in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
