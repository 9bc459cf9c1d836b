package org.annotationtracking.core;

import java.util.Optional;
import java.util.Set;

/** Tells the edge, request by request, what the database cannot serve just now. */
public interface Capabilities {
    /** Answers from memory, never from the database; empty when what is asked can be served. */
    Optional<Outage> outage(Asked asked);

    /**
     * Says that a query failed in a way a changed schema would explain (an undefined table or column, a lost
     * connection), so that the schema is looked at again soon. Returns at once; calling it often costs nothing.
     */
    void doubt();

    /**
     * What somebody asks for.
     *
     * @param operation method and address as in the API document, such as {@code GET /v1/projects/{project}/examples};
     *     empty for what is no request
     * @param needs what it relies on, as far as nobody has tried it out
     */
    record Asked(String operation, Set<Capability> needs, Use use) {}

    /** Whether a request only reads; a standby serves reads and nothing else. */
    enum Use {
        READ,
        WRITE
    }

    /**
     * Why a capability is missing.
     *
     * @param code stable, in snake_case, such as {@code schema_column_missing} or {@code waiting_for_database}
     * @param message one sentence for people
     * @param retry true when the same request may succeed soon without anybody's help
     */
    record Outage(String code, String message, boolean retry) {}
}
