package org.annotationtracking.example.list;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.annotationtracking.core.DomainException;

/** A time in an address. */
final class Moment {

    private Moment() {}

    /** Reads RFC 3339, years 1 to 9999; refuses everything else with {@code invalid}. */
    static OffsetDateTime read(String name, String word) {
        try {
            // A plus sign that was not encoded arrives as a blank.
            OffsetDateTime time = OffsetDateTime.parse(word.replace(' ', '+'));
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        String text = "\"%s\" is not a time such as 2026-11-22T10:46:09Z.".formatted(word);
        throw DomainException.badRequest("invalid", name + ": " + text).with(name, List.of(text));
    }
}
