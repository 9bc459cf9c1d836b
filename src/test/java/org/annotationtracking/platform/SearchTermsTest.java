package org.annotationtracking.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.annotationtracking.core.DomainException;
import org.junit.jupiter.api.Test;

/** Terms as Django REST framework 3.15 takes a search apart. */
class SearchTermsTest {

    private static final Map<String, List<String>> TERMS = Map.ofEntries(
            Map.entry("", List.of()),
            Map.entry("  ", List.of()),
            Map.entry("one two", List.of("one", "two")),
            Map.entry(" foo", List.of("foo")),
            Map.entry("one,two, three", List.of("one", "two", "three")),
            Map.entry("\"one two\" three", List.of("one two", "three")),
            Map.entry("'one two',", List.of("one two")),
            Map.entry("\"one,two\"", List.of("one,two")),
            Map.entry("\"say \\\"yes\\\"\"", List.of("say \"yes\"")),
            Map.entry("label:\"foo bar\" x", List.of("label:\"foo bar\"", "x")),
            Map.entry("it's one", List.of("it's", "one")),
            Map.entry("\"open one", List.of("\"open", "one")),
            Map.entry("\"", List.of("\"")),
            Map.entry("\"\"", List.of()),
            Map.entry(",,", List.of()),
            Map.entry("སྐད་ཡིག 100%", List.of("སྐད་ཡིག", "100%")));

    @Test
    void words_phrases_and_commas() {
        TERMS.forEach((search, terms) ->
                assertThat(SearchTerms.terms(search)).as(search).isEqualTo(terms));
    }

    @Test
    void wildcards_mean_themselves() {
        assertThat(SearchTerms.patterns("100% a_b \"c\\\\d\"")).containsExactly("%100\\%%", "%a\\_b%", "%c\\\\d%");
    }

    @Test
    void a_long_row_of_quotes_is_read_in_no_time() {
        for (String odd : List.of("\"", "'", "\\", "\"a", "'\"", "a'")) {
            assertThatThrownBy(() -> SearchTerms.patterns(odd.repeat(1) + " x".repeat(30)))
                    .isInstanceOf(DomainException.class);
            assertThat(SearchTerms.terms(odd.repeat(4_000))).hasSizeLessThan(4_001);
        }
    }
}
