package org.annotationtracking.schema;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection with a transaction that it does not end, such as a client somebody left open. */
final class Holder implements AutoCloseable {
    static final String NAME = "left open";

    private final Connection connection;

    /** Opens a transaction and does this in it. */
    Holder(TestDatabase database, String sql) {
        connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("SET application_name = '" + NAME + "'");
            connection.setAutoCommit(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
