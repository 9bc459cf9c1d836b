package org.annotationtracking.schema.catalog;

import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/** Questions to the rows that may take too long or be refused, and without whose answer one goes on. */
public final class Asking {
    private static final Logger LOG = Logger.getLogger(Asking.class);

    /** Seconds; less than the guardian's connection waits before it takes the database for gone. */
    private static final int PATIENCE = 3;

    private static final String BEFORE = "before_the_question";

    private Asking() {}

    /** The answer; empty when there was none in time. What was done before in the same transaction stands. */
    public static <T> Optional<T> within(Handle handle, String sql, Function<Query, T> read) {
        boolean transaction = handle.isInTransaction();
        if (transaction) {
            handle.savepoint(BEFORE);
        }
        try {
            return Optional.ofNullable(read.apply(handle.createQuery(sql).setQueryTimeout(PATIENCE)));
        } catch (JdbiException e) {
            LOG.debugf(e, "Not answered: %s", sql);
            if (transaction) {
                handle.rollbackToSavepoint(BEFORE);
            }
            return Optional.empty();
        }
    }
}
