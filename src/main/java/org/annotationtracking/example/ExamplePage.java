package org.annotationtracking.example;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of the list. */
sealed interface ExamplePage {

    /**
     * In doccano's envelope.
     *
     * @param count all examples the filters let through; with {@code countIsEstimate} at least so many
     * @param next absolute address of the next page
     * @param previous absolute address of the page before
     */
    record ByOffset(
            long count,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean countIsEstimate,
            @Nullable String next,
            @Nullable String previous,
            List<ExampleResponse> results)
            implements ExamplePage {}

    /**
     * By cursor: the page behind a place in the list, however deep.
     *
     * @param count only where it was asked for
     * @param next absolute address of the next page
     * @param nextCursor the place behind this page; null on the last one
     */
    record ByCursor(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long count,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean countIsEstimate,
            @Nullable String next,
            @Nullable String nextCursor,
            List<ExampleResponse> results)
            implements ExamplePage {}
}
