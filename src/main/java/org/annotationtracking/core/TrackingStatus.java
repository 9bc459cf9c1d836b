package org.annotationtracking.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an example stands. */
public enum TrackingStatus {
    PENDING,
    SUBMITTED,
    APPROVED,
    REJECTED;

    /** The word in the database and in JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word from the wire; {@code reviewed}, an older word for {@code approved}, is understood. */
    public static Optional<TrackingStatus> parse(String word) {
        if (word.equals("reviewed")) {
            return Optional.of(APPROVED);
        }
        return Arrays.stream(values())
                .filter(status -> status.wire().equals(word))
                .findFirst();
    }

    /** Reads a word the database vouches for. */
    public static TrackingStatus of(String word) {
        return parse(word).orElseThrow(() -> new IllegalStateException("Unknown status in the database: " + word));
    }
}
