package org.annotationtracking.example.list;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.annotationtracking.core.DomainException;

/** What a search box means: words and quoted phrases, all of which must occur; Django REST framework's rules. */
public final class SearchTerms {

    private static final int MAX_TERMS = 20;
    private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private SearchTerms() {}

    /** The terms of a search, as LIKE patterns; refuses more than {@value #MAX_TERMS}. */
    public static List<String> patterns(String search) {
        List<String> patterns = new ArrayList<>();
        Matcher matcher = TERM.matcher(search);
        while (matcher.find()) {
            String phrase = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            List<String> terms = phrase == null ? List.of(matcher.group(3).split(",")) : List.of(phrase);
            terms.stream()
                    .filter(term -> !term.isBlank())
                    .map(SearchTerms::like)
                    .forEach(patterns::add);
        }
        if (patterns.size() > MAX_TERMS) {
            throw DomainException.badRequest("invalid", "q: At most %d terms.".formatted(MAX_TERMS))
                    .with("q", List.of("At most %d terms.".formatted(MAX_TERMS)));
        }
        return patterns;
    }

    private static String like(String term) {
        return "%" + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
