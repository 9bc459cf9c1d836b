package org.annotationtracking.schema.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One constraint by what it demands; the name is only for people.
 *
 * @param target the table a foreign key points at
 * @param targetColumns the columns it points at
 * @param onDelete PostgreSQL's letter: a no action, r restrict, c cascade, n set null, d set default
 * @param definition the expression of a check, or the whole text of an exclusion
 */
public record ConstraintFacts(
        String name,
        Kind kind,
        List<String> columns,
        @Nullable String target,
        List<String> targetColumns,
        @Nullable String onDelete,
        @Nullable String definition,
        boolean validated,
        boolean deferrable) {
    /** The same demand under another name. */
    public ConstraintFacts named(String other) {
        return new ConstraintFacts(
                other, kind, columns, target, targetColumns, onDelete, definition, validated, deferrable);
    }

    /** What sort of demand it is. */
    public enum Kind {
        @JsonProperty("p")
        PRIMARY_KEY,
        @JsonProperty("u")
        UNIQUE,
        @JsonProperty("f")
        FOREIGN_KEY,
        @JsonProperty("c")
        CHECK,
        @JsonProperty("x")
        EXCLUSION
    }
}
