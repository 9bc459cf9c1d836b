package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.annotationtracking.schema.StatusReport.ConnectionHelp;
import org.annotationtracking.schema.plan.Blocker;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the guardian's own: a full pool must not look like a database that is away. */
@ApplicationScoped
class SchemaDatabase {
    private static final Logger LOG = Logger.getLogger(SchemaDatabase.class);

    private final Optional<String> url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final Optional<String> embedded;
    private final Path directory;
    private final SchemaConfig config;

    SchemaDatabase(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "tracking.embedded-postgres.url") Optional<String> embedded,
            @ConfigProperty(name = "tracking.embedded-postgres.directory", defaultValue = "data/postgres")
                    Path directory,
            SchemaConfig config) {
        this.url = url;
        this.embedded = embedded;
        this.directory = directory;
        this.user = user;
        this.password = password;
        this.config = config;
    }

    /** A connection that fails rather than waits for a database that hangs. */
    Connection open() throws SQLException {
        PGSimpleDataSource source = source(new PGSimpleDataSource());
        source.setSocketTimeout(seconds(config.answerWithin()));
        return source.getConnection();
    }

    /**
     * A look that writes nothing, over a connection of its own; refuses with {@code waiting_for_database}, or with
     * {@code schema_look_failed} and what the database said.
     */
    <T> T read(Look<T> look) {
        try (Connection connection = trial()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return look.at(connection);
        } catch (SQLException e) {
            throw Failures.refusal(e, "schema_look_failed");
        }
    }

    /** A connection for work that may run long and is rolled back at the end. */
    Connection trial() throws SQLException {
        return source(new PGSimpleDataSource()).getConnection();
    }

    /** How a person gets in. */
    ConnectionHelp help() {
        String address = url.orElse("");
        Properties parts = Driver.parseURL(address, new Properties());
        if (parts == null) {
            return new ConnectionHelp(address, "", "as configured");
        }
        String host = parts.getProperty("PGHOST", "localhost");
        String port = parts.getProperty("PGPORT", "5432");
        String name = parts.getProperty("PGDBNAME", "");
        String who = user.orElse(parts.getProperty("user", ""));
        return new ConnectionHelp(
                address.replaceFirst("\\?.*", ""),
                "psql -h %s -p %s -U %s %s".formatted(host, port, who, name),
                embedded.isPresent()
                        ? "in " + directory.resolve("superuser-password")
                        : "the one this service is configured with");
    }

    /** What is asked of a connection. */
    interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    /** Connections for changes: they may run long, but they never wait long for a lock. */
    DataSource forChanges() {
        return source(new ChangeSource());
    }

    private <T extends PGSimpleDataSource> T source(T source) {
        source.setURL(url.orElseThrow(() -> new IllegalStateException("No database is configured")));
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setConnectTimeout(seconds(config.answerWithin()));
        source.setTcpKeepAlive(true);
        source.setApplicationName(Blocker.OURS);
        return source;
    }

    private static int seconds(Duration duration) {
        return Math.max(1, (int) duration.toSeconds());
    }

    /** Sets each new connection up for changing the schema. */
    private static final class ChangeSource extends PGSimpleDataSource {
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
}
