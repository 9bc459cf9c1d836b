package org.annotationtracking.tracking.tick;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a click on the check mark came to: the tick that was set, or nothing at all when it was taken away. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TickResponse(
        @Nullable Long id,
        @Nullable Long example,
        @Nullable Long confirmedBy,
        @Nullable Instant confirmedAt) {

    static TickResponse of(Optional<Tick> set) {
        return set.map(tick -> new TickResponse(tick.id(), tick.example(), tick.confirmedBy(), tick.confirmedAt()))
                .orElseGet(() -> new TickResponse(null, null, null, null));
    }
}
