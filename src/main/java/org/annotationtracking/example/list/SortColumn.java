package org.annotationtracking.example.list;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.annotationtracking.core.TrackingStatus;

/** What examples can be ordered by: columns of {@code e}, the example, and of {@code t}, its tracking row. */
enum SortColumn {
    ID("e.id", Kind.NUMBER, false),
    CREATED_AT("e.created_at", Kind.TIME, false),
    UPDATED_AT("e.updated_at", Kind.TIME, false),
    SCORE("e.score", Kind.FRACTION, false),
    TRACKING_STATUS("coalesce(t.status, 'pending')", Kind.STATUS, true),
    ANNOTATED_AT("t.annotated_at", Kind.TIME, true),
    REVIEWED_AT("t.reviewed_at", Kind.TIME, true),
    /** By the remainder of the id; nobody asks for it by name. */
    SHUFFLED("(e.id % :" + SortColumn.DIVISOR + ")", Kind.NUMBER, false);

    /** What the remainder is of, by the name it is bound to. */
    static final String DIVISOR = "divisor";

    /** Microseconds from 1970 to the year 1 and to the year 10000: what a cursor may name. */
    private static final long FIRST_TIME = -62_135_596_800_000_000L;

    private static final long LAST_TIME = 253_402_300_800_000_000L;

    private final String sql;
    private final Kind kind;
    private final boolean ofTracking;

    SortColumn(String sql, Kind kind, boolean ofTracking) {
        this.sql = sql;
        this.kind = kind;
        this.ofTracking = ofTracking;
    }

    static Optional<SortColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> column != SHUFFLED)
                .filter(column -> column.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String sql() {
        return sql;
    }

    boolean ofTracking() {
        return ofTracking;
    }

    /** Whether it is empty for an example that nobody has annotated or reviewed yet. */
    boolean mayBeEmpty() {
        return this == ANNOTATED_AT || this == REVIEWED_AT;
    }

    /** The column as a cursor writes it: exact, whatever the session's settings. */
    String asText() {
        return kind == Kind.TIME ? "(extract(epoch FROM %s) * 1000000)::bigint::text".formatted(sql) : sql + "::text";
    }

    /** What a cursor's text stands for, ready to be bound; refuses what no cursor of ours says. */
    Object value(String text) {
        return switch (kind) {
            case NUMBER -> Long.valueOf(text);
            case FRACTION -> Double.valueOf(text);
            case STATUS ->
                TrackingStatus.parse(text)
                        .orElseThrow(IllegalArgumentException::new)
                        .wire();
            case TIME -> time(Long.parseLong(text));
        };
    }

    private static OffsetDateTime time(long micros) {
        if (micros < FIRST_TIME || micros >= LAST_TIME) {
            throw new IllegalArgumentException();
        }
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L)
                .atOffset(ZoneOffset.UTC);
    }

    private enum Kind {
        NUMBER,
        FRACTION,
        STATUS,
        TIME
    }
}
