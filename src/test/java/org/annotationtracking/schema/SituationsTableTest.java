package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.annotationtracking.schema.Situation.Seen;
import org.junit.jupiter.api.Test;

/** The table of situations in docs/operations.md says of each row what {@link SituationsTest} sees. */
class SituationsTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|.*$");
    private static final Pattern CODE = Pattern.compile("`([A-Z_]{4,})`");

    /** Codes that come with a way of making a table rather than with the situation; named above the table. */
    private static final Set<String> COMPANIONS = Set.of("ADOPTED_FROM", "CHECK_WITHHELD", "INDEX_DUPLICATE");

    @Test
    void every_row_is_seen_by_a_test() throws IOException {
        Set<Integer> seen = new HashSet<>();
        Situations.all().forEach(situation -> seen.add(situation.row()));

        assertThat(rows().keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 38).boxed().toList());
        assertThat(seen).containsAll(rows().keySet());
    }

    @Test
    void states_and_codes_of_a_row_are_those_that_are_seen() throws IOException {
        Map<Integer, String> rows = rows();
        Map<Integer, Set<String>> seen = new TreeMap<>();
        for (Situation situation : Situations.all()) {
            Set<String> words = seen.computeIfAbsent(situation.row(), row -> new HashSet<>());
            seen(situation).forEach(sight -> {
                words.add(sight.state().name());
                words.addAll(sight.codes());
            });
            String row = rows.get(situation.row());
            assertThat(row)
                    .as(situation.toString())
                    .contains("`" + situation.seen().state() + "`");
            Set<String> important = new HashSet<>(situation.seen().codes());
            important.removeAll(COMPANIONS);
            assertThat(codes(row)).as(situation.toString()).containsAll(important);
        }
        seen.forEach((row, words) -> assertThat(words).as("row %d", row).containsAll(codes(rows.get(row))));
    }

    private static Stream<Seen> seen(Situation situation) {
        return Stream.of(situation.seen(), situation.after()).filter(sight -> sight != null);
    }

    private static List<String> codes(String row) {
        return CODE.matcher(row).results().map(found -> found.group(1)).toList();
    }

    private static Map<Integer, String> rows() throws IOException {
        String text = Files.readString(Path.of("docs", "operations.md"));
        Map<Integer, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(text.substring(text.indexOf("### Situations")));
        while (row.find()) {
            rows.put(Integer.valueOf(row.group(1)), row.group());
        }
        return rows;
    }
}
