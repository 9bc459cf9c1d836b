package org.annotationtracking.live;

import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;

/**
 * The streams an instance has room for, and those of one account: each holds a connection and a place in memory, so whoever
 * opens them without end would shut everybody out. A place is free again as soon as its line is closed, by whomever.
 */
final class Places {

    private final int all;
    private final int perCaller;
    private final List<Place> taken = new ArrayList<>();

    private record Place(long caller, Line line) {}

    /** For so many streams at a time, and so many of one account; 0 is no end. */
    Places(int all, int perCaller) {
        this.all = all;
        this.perCaller = perCaller;
    }

    /** Refuses with {@code too_many_streams}: 429 if the places are the caller's own, else 503. */
    synchronized void take(long caller, Line line) {
        if (all > 0 || perCaller > 0) {
            taken.removeIf(place -> place.line().isClosed());
            if (perCaller > 0
                    && taken.stream().filter(place -> place.caller() == caller).count() >= perCaller) {
                throw refused(
                        Kind.TOO_MANY_REQUESTS, "You have %d streams open; close one first.".formatted(perCaller));
            }
            if (all > 0 && taken.size() >= all) {
                throw refused(Kind.UNAVAILABLE, "All %d streams of this instance are taken.".formatted(all));
            }
            taken.add(new Place(caller, line));
        }
    }

    private static DomainException refused(Kind kind, String text) {
        return new DomainException(kind, "too_many_streams", text);
    }
}
