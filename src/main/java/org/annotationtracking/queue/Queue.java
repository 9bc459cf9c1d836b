package org.annotationtracking.queue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.annotationtracking.core.Right;

/** The two kinds of work that examples wait for. */
public enum Queue {
    /** Pending examples, and rejected ones that want doing again. */
    ANNOTATE(Right.ANNOTATE, "'pending', 'rejected'"),
    /** Submitted examples. */
    REVIEW(Right.REVIEW, "'submitted'");

    private final Right right;
    private final String statuses;

    Queue(Right right, String statuses) {
        this.right = right;
        this.statuses = statuses;
    }

    /** What somebody must be allowed to, to be given work from it. */
    public Right right() {
        return right;
    }

    /** Where its examples stand, as a list of SQL literals: a cached plan cannot match a parameter to a partial index. */
    public String statuses() {
        return statuses;
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
