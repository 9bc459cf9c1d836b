package org.annotationtracking.history.feed;

import java.util.List;

/**
 * A page of a project's changes.
 *
 * @param results by {@code seq}, upwards
 * @param nextAfter what to ask {@code after} next; the same again when there was nothing
 * @param lastSeq the newest number of the project; above {@code nextAfter} when there is more to read at once
 */
record Changes(List<Change> results, long nextAfter, long lastSeq) {

    /** Of a page that leaves out what is not the reader's to see; it is read to the end unless it is full. */
    static Changes ofSome(List<Change> results, boolean full, long after, long lastSeq) {
        return full ? of(results, after, lastSeq) : new Changes(results, Math.max(after, lastSeq), lastSeq);
    }

    static Changes of(List<Change> results, long after, long lastSeq) {
        return new Changes(
                results,
                results.isEmpty() ? after : results.get(results.size() - 1).seq(),
                lastSeq);
    }
}
