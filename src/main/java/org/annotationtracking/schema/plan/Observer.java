package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.util.Optional;
import org.annotationtracking.schema.catalog.Evidence;
import org.annotationtracking.schema.catalog.Shipped;
import org.annotationtracking.schema.catalog.Snapshot;
import org.annotationtracking.schema.drift.Diagnosis;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Looks at a database over one connection and says what is to be said. */
public final class Observer {
    /** One look. */
    public record Seen(Snapshot snapshot, Evidence evidence, Diagnosis diagnosis) {}

    private final Shipped shipped;
    private final Optional<Boolean> coexist;

    /** @param coexist what the operator says; empty: judge by Django's records */
    public Observer(Shipped shipped, Optional<Boolean> coexist) {
        this.shipped = shipped;
        this.coexist = coexist;
    }

    public Shipped shipped() {
        return shipped;
    }

    /** Asks catalog and rows. */
    public Seen look(Connection connection) {
        try (Handle handle = Jdbi.create(connection).open()) {
            return look(handle, Optional.empty());
        }
    }

    /** Asks the catalog, and the rows only if the schema is not the one of the earlier look. */
    public Seen look(Handle handle, Optional<Seen> earlier) {
        Snapshot snapshot = Snapshot.read(handle);
        Diagnosis diagnosis = Diagnosis.of(snapshot, shipped, coexist);
        Evidence evidence = earlier.filter(seen -> seen.snapshot().catalog().equals(snapshot.catalog()))
                .map(seen -> seen.evidence().refreshed(handle, snapshot.catalog()))
                .orElseGet(() ->
                        Evidence.read(handle, snapshot.catalog(), diagnosis.probes(), diagnosis.statusUnguarded()));
        return new Seen(snapshot, evidence, diagnosis.proved(evidence));
    }
}
