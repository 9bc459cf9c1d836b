package org.annotationtracking.schema.status;

import org.jspecify.annotations.Nullable;

/**
 * One column, constraint, index or trigger.
 *
 * @param kind {@code column}, {@code constraint}, {@code index} or {@code trigger}
 * @param name as it is called here, or as it should be
 * @param expected null when nothing of the kind should be there
 * @param actual null when it is not there
 * @param agrees true when both mean the same, whatever they are called
 */
public record ObjectStatus(
        String kind,
        String name,
        @Nullable String expected,
        @Nullable String actual,
        boolean agrees) {}
