package org.annotationtracking.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in doccano's envelope.
 *
 * @param count all rows the filters let through, not only this page's
 * @param next absolute address of the next page
 * @param previous absolute address of the page before
 */
public record Page<T>(
        long count, @Nullable String next, @Nullable String previous, List<T> results) {}
