package org.annotationtracking.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.core.DomainException;

/**
 * What a search box means: words and quoted phrases, all of which must occur; Django REST framework's rules. A word is
 * split at its commas unless it is quoted as a whole; a quote inside a word keeps what it encloses together.
 */
public final class SearchTerms {

    private static final int MAX_TERMS = 20;

    /** Something with a whole quotation in it, or anything up to the next blank. */
    private static final Pattern WORD = Pattern.compile(
            "(?:[^\\s'\"]*+(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'))++[^\\s'\"]*+|\\S+",
            Pattern.DOTALL);

    private SearchTerms() {}

    /** The terms of a search, as LIKE patterns; refuses more than {@value #MAX_TERMS}. */
    public static List<String> patterns(String search) {
        List<String> patterns = terms(search).stream().map(SearchTerms::like).toList();
        if (patterns.size() > MAX_TERMS) {
            throw DomainException.badRequest("invalid", "q: At most %d terms.".formatted(MAX_TERMS))
                    .with("q", List.of("At most %d terms.".formatted(MAX_TERMS)));
        }
        return patterns;
    }

    static List<String> terms(String search) {
        List<String> terms = new ArrayList<>();
        Matcher matcher = WORD.matcher(search);
        while (matcher.find()) {
            String word = matcher.group().replaceAll("^,+|,+$", "");
            List<String> parts = isQuoted(word) ? List.of(unquoted(word)) : List.of(word.split(","));
            parts.stream().filter(part -> !part.isBlank()).forEach(terms::add);
        }
        return terms;
    }

    private static boolean isQuoted(String word) {
        return word.length() > 1
                && (word.charAt(0) == '"' || word.charAt(0) == '\'')
                && word.charAt(0) == word.charAt(word.length() - 1);
    }

    private static String unquoted(String word) {
        String quote = word.substring(0, 1);
        return word.substring(1, word.length() - 1).replace("\\" + quote, quote).replace("\\\\", "\\");
    }

    private static String like(String term) {
        return "%" + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
