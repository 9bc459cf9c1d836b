package org.annotationtracking.platform.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Where a running server is reached over JDBC, and as whom. */
public record JdbcCoordinates(String url, String username, String password) {

    /** Opens a connection outside any pool; gives up after two seconds without an answer. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "2");
        properties.setProperty("socketTimeout", "10");
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL address: " + url);
        }
        return connection;
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return url + " as " + username;
    }
}
