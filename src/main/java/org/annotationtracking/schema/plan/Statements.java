package org.annotationtracking.schema.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Runs single statements that change the schema: each for itself, none waiting long for a lock. */
public final class Statements {
    private static final Logger LOG = Logger.getLogger(Statements.class);

    private final DataSource database;
    private final LockWaits waits;

    /** @param waits open for as long as statements are run */
    public Statements(DataSource database, LockWaits waits) {
        this.database = database;
        this.waits = waits;
    }

    /** Runs it, and again after a pause if somebody held a lock; refuses with what the database said. */
    public void run(String sql) throws SQLException {
        Retry.run(waits, () -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
        LOG.infof("Done: %s", sql.lines().findFirst().orElse(""));
    }
}
