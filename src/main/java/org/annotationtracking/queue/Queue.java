package org.annotationtracking.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingStatus;

/** The two kinds of work that examples wait for. */
public enum Queue {
    /** Pending examples, and rejected ones that want doing again. */
    ANNOTATE(Right.ANNOTATE, TrackingStatus.PENDING, TrackingStatus.REJECTED),
    /** Submitted examples. */
    REVIEW(Right.REVIEW, TrackingStatus.SUBMITTED);

    private final Right right;
    private final Set<TrackingStatus> statuses;

    Queue(Right right, TrackingStatus... statuses) {
        this.right = right;
        this.statuses = Set.of(statuses);
    }

    /** What somebody must be allowed to, to be given work from it. */
    public Right right() {
        return right;
    }

    /** Where its examples stand. */
    public Set<TrackingStatus> statuses() {
        return statuses;
    }

    /** The same as a list of SQL literals: a cached plan cannot match a parameter to a partial index. */
    public String statusLiterals() {
        return statuses.stream()
                .sorted()
                .map(status -> "'" + status.wire() + "'")
                .collect(Collectors.joining(", "));
    }

    /** The word in the database and in JSON. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word from the wire. */
    public static Optional<Queue> parse(String word) {
        return Arrays.stream(values())
                .filter(queue -> queue.wire().equals(word))
                .findFirst();
    }
}
