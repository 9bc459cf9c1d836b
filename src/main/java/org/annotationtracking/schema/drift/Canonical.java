package org.annotationtracking.schema.drift;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings expressions that mean the same into the same text. PostgreSQL writes a stored expression differently after a
 * dump and restore, and from one major version to the next.
 */
public final class Canonical {
    private static final Pattern CAST = Pattern.compile(
            "::(\"?\\w+\"?\\.)?(character varying|double precision|timestamp with(out)? time zone|\\w+)(\\(\\d+\\))?(\\[\\])?");
    private static final Pattern NOISE = Pattern.compile("[\\s()]+");
    private static final Pattern QUOTED_NUMBER = Pattern.compile("'(-?\\d+(\\.\\d+)?)'");

    private Canonical() {}

    /** Without casts, parentheses and blanks; null stays null. */
    public static @Nullable String expression(@Nullable String expression) {
        if (expression == null) {
            return null;
        }
        String bare = NOISE.matcher(CAST.matcher(expression).replaceAll("")).replaceAll("");
        return QUOTED_NUMBER.matcher(bare).replaceAll("$1");
    }
}
