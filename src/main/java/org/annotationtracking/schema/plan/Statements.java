package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs single statements that change the schema: each for itself, none waiting long for a lock. */
public final class Statements {
    private static final Logger LOG = Logger.getLogger(Statements.class);
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_MS = 200;

    /** Lock not available, deadlock, cancelled. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "57014");

    private final DataSource database;

    public Statements(DataSource database) {
        this.database = database;
    }

    /** Runs it, and again after a pause if somebody held a lock; refuses with what the database said. */
    public void run(String sql) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
                LOG.infof("Done: %s", sql.lines().findFirst().orElse(""));
                return;
            } catch (SQLException e) {
                if (attempt == TRIES || !WORTH_ANOTHER_TRY.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                pause(attempt);
            }
        }
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
