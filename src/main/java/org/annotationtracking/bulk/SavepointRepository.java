package org.annotationtracking.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Places in the transaction at hand that one can go back to. */
@ApplicationScoped
class SavepointRepository {

    private final Jdbi jdbi;

    SavepointRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void set() {
        jdbi.useHandle(sql -> sql.execute("SAVEPOINT item"));
    }

    /** Keeps what was done since. */
    void release() {
        jdbi.useHandle(sql -> sql.execute("RELEASE SAVEPOINT item"));
    }

    /** Takes back what was done since; its row locks go too. */
    void goBack() {
        jdbi.useHandle(sql -> sql.execute("ROLLBACK TO SAVEPOINT item; RELEASE SAVEPOINT item"));
    }
}
