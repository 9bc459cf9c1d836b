package org.annotationtracking.cli.schema;

import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;

/** The number of a migration as a person types it, with or without its V. */
final class Version {
    private Version() {}

    /** Refuses with {@code not_a_version}. */
    static int number(String text) {
        try {
            return Integer.parseInt(text.replaceFirst("^[vV]", ""));
        } catch (NumberFormatException e) {
            throw new DomainException(
                    Kind.BAD_REQUEST, "not_a_version", "A version is a number such as 12, not " + e.getMessage());
        }
    }
}
