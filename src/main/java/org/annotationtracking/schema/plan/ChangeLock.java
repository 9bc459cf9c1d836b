package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Held by the one instance that changes the schema; dropped by the server if that instance dies. */
public final class ChangeLock implements AutoCloseable {
    /** How a change is refused while another one is going on. */
    public static final String BUSY = "schema_busy";

    /** "AnnoTrck" in ASCII. */
    private static final long KEY = 0x416E6E6F5472636BL;

    /** Longer than a look at the database takes: the guardian and the sync hold the lock for no more than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private static final String HOLDER = """
            SELECT 'pid ' || a.pid || ', since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')
              FROM pg_catalog.pg_locks l
              JOIN pg_catalog.pg_stat_activity a USING (pid)
             WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
               AND (l.classid::bigint << 32) | l.objid::bigint = %d
            """.formatted(KEY);

    private final Connection connection;
    private final boolean held;

    private ChangeLock(Connection connection, boolean held) {
        this.connection = connection;
        this.held = held;
    }

    /** Does not wait. */
    public static ChangeLock tryTake(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            row.next();
            return new ChangeLock(connection, row.getBoolean(1));
        }
    }

    /**
     * For what a person asked for: outlasts the moments in which a running service holds it, and refuses with
     * {@code schema_busy} and the holder after three seconds. Asks again and again, for a session that waits in the
     * database would itself keep the holder's index from being built concurrently.
     */
    public static ChangeLock take(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ChangeLock lock = tryTake(connection);
        while (!lock.isHeld() && System.nanoTime() < end) {
            pause();
            lock = tryTake(connection);
        }
        if (!lock.isHeld()) {
            throw new PlanException(BUSY, "Another change is going on: " + lock.holder());
        }
        return lock;
    }

    public boolean isHeld() {
        return held;
    }

    /** Who holds it, as far as this role may know. */
    public String holder() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HOLDER)) {
            return row.next() ? row.getString(1) : "pid unknown";
        }
    }

    @Override
    public void close() throws SQLException {
        if (held && !connection.isClosed()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for another change", e);
        }
    }
}
