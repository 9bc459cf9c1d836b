package org.annotationtracking.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.annotationtracking.core.Transition;
import org.jspecify.annotations.Nullable;

/** What can be done to many at once. */
public enum BulkAction {
    APPROVE(Transition.APPROVE),
    REJECT(Transition.REJECT),
    REOPEN(Transition.REOPEN),
    UNLOCK(null);

    private final @Nullable Transition transition;

    BulkAction(@Nullable Transition transition) {
        this.transition = transition;
    }

    /** The step of the state machine; empty for what leaves the status alone. */
    public Optional<Transition> transition() {
        return Optional.ofNullable(transition);
    }

    /** The word in JSON; public, since the API document is written by it. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
