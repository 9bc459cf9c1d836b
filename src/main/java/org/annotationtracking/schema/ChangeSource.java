package org.annotationtracking.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** Sets each new connection up for changing the schema. */
final class ChangeSource extends PGSimpleDataSource {
    private static final Logger LOG = Logger.getLogger(ChangeSource.class);
    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '3s'");
            noticeDeath(statement);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** So that the server drops the statement of a process that was killed; not every platform can. */
    private static void noticeDeath(Statement statement) {
        try {
            statement.execute("SET client_connection_check_interval = '2s'");
        } catch (SQLException e) {
            LOG.debugf("This server cannot notice a client's death: %s", e.getMessage());
        }
    }
}
