package org.annotationtracking.auth.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.core.Right;

/** What a token of ours may be used for, at most: never more than its person may do. */
public enum Scope {
    /** See what its person sees, and change nothing. */
    READ(EnumSet.noneOf(Right.class)),
    ANNOTATE(EnumSet.of(Right.ANNOTATE)),
    REVIEW(EnumSet.of(Right.REVIEW)),
    /** Overrule, administer, make projects and accounts. */
    MANAGE(EnumSet.of(Right.OVERRULE, Right.ADMINISTER, Right.CREATE_PROJECTS)),
    /** The operators' endpoints. */
    OPERATE(EnumSet.of(Right.OPERATE));

    private final Set<Right> rights;

    Scope(Set<Right> rights) {
        this.rights = rights;
    }

    /** Whether it opens methods that demand a right. */
    public boolean covers(Right right) {
        return right == Right.READ || right == Right.LOGGED_IN || rights.contains(right);
    }

    /** The word in the database and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word. */
    public static Optional<Scope> parse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.wire().equals(word))
                .findFirst();
    }

    /** Writes words, comma between, in the order in which they are declared. */
    public static String text(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::wire).collect(Collectors.joining(","));
    }

    /** Reads what {@link #text} wrote; a word that a later version knows opens nothing. */
    public static Set<Scope> stored(String text) {
        return Arrays.stream(text.split(","))
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
