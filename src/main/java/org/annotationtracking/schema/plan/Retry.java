package org.annotationtracking.schema.plan;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Tries a change again that did not get its lock. Every try queues for a lock in front of everybody else's work for as
 * long as {@code lock_timeout} lasts, so between tries there are pauses, longer each time.
 */
public final class Retry {
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MS = 50;

    private Retry() {}

    /** One try: all of it or nothing. */
    public interface Attempt<T> {
        T run() throws SQLException;
    }

    /** Six tries, none while whoever stood in the way of the last one is known to be there; then what the database said. */
    public static <T> T run(LockWaits waits, Attempt<T> attempt) throws SQLException {
        SQLException refused = null;
        for (int n = 0; n < TRIES; n++) {
            if (refused != null) {
                pause(n);
            }
            if (refused == null || waits.blocker().isEmpty()) {
                try {
                    return attempt.run();
                } catch (SQLException | RuntimeException e) {
                    refused = LockWaits.waitedTooLong(e);
                    if (refused == null) {
                        throw e;
                    }
                }
            }
        }
        throw outOfTries(refused);
    }

    private static SQLException outOfTries(@Nullable SQLException refused) {
        return refused == null ? new SQLException("Not tried") : refused;
    }

    private static void pause(int attempt) throws SQLException {
        long base = FIRST_PAUSE_MS << attempt;
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(base / 2, base));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for a lock", e);
        }
    }
}
