package org.annotationtracking.checker;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database says in the end.
 *
 * @param reviewers who may give back another's lock
 * @param entries the journal, in the order of its ids
 * @param numbered the ids of the journal's entries in the order of their numbers
 * @param miscounted how many counters differ from a recount
 */
record Facts(Set<Long> reviewers, List<Entry> entries, List<Row> rows, List<Numbered> numbered, long miscounted) {

    /** A line of the journal; {@code at} in microseconds. */
    record Entry(
            long id,
            long example,
            String type,
            long actor,
            @Nullable String from,
            @Nullable String to,
            long epoch,
            long at,
            String request) {}

    /** An example's row. */
    record Row(
            long example,
            String status,
            long version,
            long epoch,
            @Nullable Long holder,
            @Nullable Long annotator,
            @Nullable Long reviewer) {}

    /** An entry of the feed. */
    record Numbered(long seq, long id) {}
}
