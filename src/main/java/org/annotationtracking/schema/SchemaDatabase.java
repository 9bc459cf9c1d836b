package org.annotationtracking.schema;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.schema.StatusReport.ConnectionHelp;
import org.annotationtracking.schema.catalog.Pooling;
import org.annotationtracking.schema.drift.DriftCode;
import org.annotationtracking.schema.drift.Finding;
import org.annotationtracking.schema.drift.Hurt;
import org.annotationtracking.schema.plan.Blocker;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections of the guardian's own: a full pool must not look like a database that is away. */
@ApplicationScoped
class SchemaDatabase {
    static final String DIRECT = "tracking.schema.jdbc-url";

    private final Optional<String> pooled;
    private final Optional<String> direct;
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
            @ConfigProperty(name = DIRECT) Optional<String> direct,
            SchemaConfig config) {
        this.pooled = url;
        this.direct = direct;
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

    /**
     * What is wrong with the way to the database: a pooler that shares sessions, or an address of our own that leads
     * elsewhere. Either way nothing may be changed.
     */
    Optional<Finding> wayAmiss() throws SQLException {
        try (Connection one = trial();
                Connection other = trial()) {
            if (!Pooling.keepsSessions(one, other)) {
                return Optional.of(Finding.of(DriftCode.POOLER, address().replaceFirst("\\?.*", ""))
                        .expected("a session of its own for each connection, by " + DIRECT)
                        .found("sessions that others use too"));
            }
            return direct.isPresent() ? elsewhere(one) : Optional.empty();
        }
    }

    private Optional<Finding> elsewhere(Connection own) throws SQLException {
        try (Connection service = source(new PGSimpleDataSource(), pooled).getConnection()) {
            return Pooling.meet(own, service)
                    ? Optional.empty()
                    : Optional.of(Finding.of(DriftCode.DATABASE_DIFFERS, DIRECT)
                            .expected("the database the service uses")
                            .found("another")
                            .hurting(Hurt.EVERYTHING));
        }
    }

    /** How a person gets in. */
    ConnectionHelp help() {
        String address = address();
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

    /**
     * Connections for changes: they may run long, but they never wait long for a lock. Refuses with {@code schema_pooler}
     * or {@code schema_database_differs} while the way to the database is not one for changes.
     */
    DataSource forChanges() throws SQLException {
        wayAmiss().ifPresent(amiss -> {
            throw new DomainException(
                    DomainException.Kind.CONFLICT, amiss.code().asErrorCode(), amiss.line());
        });
        return source(new ChangeSource());
    }

    private String address() {
        return direct.or(() -> pooled).orElse("");
    }

    private <T extends PGSimpleDataSource> T source(T source) {
        return source(source, direct.or(() -> pooled));
    }

    private <T extends PGSimpleDataSource> T source(T source, Optional<String> url) {
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        // Last, so that an address with a user of its own keeps it.
        source.setURL(url.orElseThrow(() -> new IllegalStateException("No database is configured")));
        source.setConnectTimeout(seconds(config.answerWithin()));
        source.setTcpKeepAlive(true);
        source.setApplicationName(Blocker.OURS);
        return source;
    }

    private static int seconds(Duration duration) {
        return Math.max(1, (int) duration.toSeconds());
    }
}
