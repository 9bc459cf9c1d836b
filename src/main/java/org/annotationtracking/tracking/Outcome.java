package org.annotationtracking.tracking;

import java.util.Objects;
import org.annotationtracking.core.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * What an act came to once its transaction has ended: where the example stands, or a refusal that left an entry in the
 * journal. The latter is no exception inside the transaction, for that would take the entry back.
 */
public record Outcome(@Nullable Standing standing, @Nullable DomainException refusal) {

    static Outcome done(Standing standing) {
        return new Outcome(standing, null);
    }

    static Outcome refused(DomainException refusal) {
        return new Outcome(null, refusal.recorded());
    }

    /** Where the example stands; throws the refusal, if it came to one. */
    public Standing orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(standing);
    }
}
