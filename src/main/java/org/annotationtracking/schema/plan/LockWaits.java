package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.annotationtracking.schema.drift.DriftCode;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Sees, while changes of the schema run, whom they wait for: afterwards, when the lock was not to be had in time, the
 * server only says so much. Looks over a connection of its own, on a thread of its own, until it is closed.
 */
public final class LockWaits implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LockWaits.class);
    private static final long EVERY_MS = 250;

    /** Lock not available, deadlock, cancelled. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("55P03", "40P01", "57014");

    private final DataSource database;
    private final Consumer<Blocker> told;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Blocker last;

    private LockWaits(DataSource database, Consumer<Blocker> told) {
        this.database = database;
        this.told = told;
    }

    /** @param told hears of everybody who is waited for, once each */
    public static LockWaits watch(DataSource database, Consumer<Blocker> told) {
        LockWaits waits = new LockWaits(database, told);
        Thread thread = new Thread(waits::run, "schema-lock-waits");
        thread.setDaemon(true);
        thread.start();
        return waits;
    }

    /** Whom a change waited for last, if that transaction has not ended since. */
    public Optional<Blocker> blocker() {
        return Optional.ofNullable(last);
    }

    /** What the database said if the error is about a lock that was not to be had in time; null for any other error. */
    static @Nullable SQLException waitedTooLong(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && WAITED_TOO_LONG.contains(String.valueOf(sql.getSQLState()))) {
                return sql;
            }
        }
        return null;
    }

    /** True for an error that is about a lock that was not to be had in time. */
    public static boolean isAbout(SQLException error) {
        return waitedTooLong(error) != null;
    }

    /** Refuses with {@code schema_ddl_blocked_by} if the error is about a lock, else with the error itself. */
    SQLException refusal(SQLException error) {
        if (!isAbout(error)) {
            return error;
        }
        throw blocker()
                .map(Blocker::refusal)
                .orElseGet(() ->
                        new PlanException(DriftCode.DDL_BLOCKED_BY.asErrorCode(), String.valueOf(error.getMessage())));
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void run() {
        try (Connection connection = database.getConnection();
                Handle handle = Jdbi.create(connection).open()) {
            while (!closed.await(EVERY_MS, TimeUnit.MILLISECONDS)) {
                look(handle);
            }
        } catch (SQLException | JdbiException e) {
            LOG.debug("Nobody looks any more at what changes wait for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Handle handle) {
        List<Blocker> found = Blocker.waitedFor(handle);
        Blocker before = last;
        if (found.isEmpty()) {
            last = before == null ? null : before.again(handle).orElse(null);
            return;
        }
        Blocker blocker = found.get(0);
        last = blocker;
        if (before == null || before.pid() != blocker.pid()) {
            told.accept(blocker);
        }
    }
}
