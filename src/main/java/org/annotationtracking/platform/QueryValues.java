package org.annotationtracking.platform;

import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.core.DomainException;

/** Reads query parameters strictly: what is given must be right, and given once; refusals are 400 {@code invalid}. */
public final class QueryValues {

    private QueryValues() {}

    /** A whole number from {@code least} to {@code most}, {@code otherwise} when it is not given. */
    public static long number(UriInfo uri, String name, long otherwise, long least, long most) {
        Optional<String> text = single(uri, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        String refusal = "A whole number from %d to %d is required.".formatted(least, most);
        try {
            long value = text.get().matches("-?[0-9]{1,30}") ? Long.parseLong(text.get()) : Long.MIN_VALUE;
            if (value < least || value > most) {
                throw refused(name, refusal);
            }
            return value;
        } catch (NumberFormatException beyondLong) {
            throw refused(name, refusal);
        }
    }

    /** A time with its offset (RFC 3339), cut to the microseconds that the database keeps; none before 1970. */
    public static Optional<Instant> instant(UriInfo uri, String name) {
        return single(uri, name).map(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
            } catch (DateTimeException malformed) {
                throw refused(name, "A time such as 2026-11-22T10:46:09.102035Z is required (+ is %2B in an address).");
            }
        });
    }

    /** The refusal of a parameter's value. */
    public static DomainException refused(String name, String text) {
        return DomainException.badRequest("invalid", name + ": " + text).with(name, List.of(text));
    }

    /** A parameter's text; empty when it is not given. */
    public static Optional<String> single(UriInfo uri, String name) {
        List<String> values = uri.getQueryParameters().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw refused(name, "Give it once.");
        }
        return values.stream().findFirst();
    }
}
