package org.annotationtracking.schema;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;

/** The pool that requests are served from. */
@ApplicationScoped
class ServingPool {
    private final AgroalDataSource pool;

    ServingPool(AgroalDataSource pool) {
        this.pool = pool;
    }

    /** Lets go of connections that lie idle: after an outage they lead nowhere, and the next request would get one. */
    void forgetIdle() {
        pool.flush(FlushMode.IDLE);
    }
}
