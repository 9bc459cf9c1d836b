package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.annotationtracking.platform.embedded.EmbeddedPostgres;
import org.annotationtracking.platform.embedded.EmbeddedSettings;
import org.annotationtracking.platform.embedded.JdbcCoordinates;

/** The server that everything is measured on: the one that comes along, or a given one. */
final class Database implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final String first;

    private Database(EmbeddedPostgres server, String url, String user, String password) {
        String address = url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
        this.server = server;
        this.host = address.replaceFirst("[:/].*", "");
        this.port = address.contains(":") ? Integer.parseInt(address.replaceFirst(".*:(\\d+).*", "$1")) : 5432;
        this.first = address.replaceFirst(".*/", "");
        this.user = user;
        this.password = password;
    }

    static Database open(Options options) throws IOException {
        String given = options.text("database", "");
        if (!given.isEmpty()) {
            return new Database(null, given, parameter(given, "user"), parameter(given, "password"));
        }
        Path work = Files.createDirectories(options.work());
        EmbeddedPostgres server = EmbeddedPostgres.start(
                new EmbeddedSettings(work.resolve("postgres"), work.resolve("postgres-bin"), true));
        JdbcCoordinates at = server.coordinates();
        Database database = new Database(server, at.url(), at.username(), at.password());
        database.execute(
                database.first,
                "ALTER SYSTEM SET synchronous_commit = " + (options.flag("durable", true) ? "on" : "off"),
                "SELECT pg_reload_conf()");
        return database;
    }

    private static String parameter(String url, String name) {
        for (String pair : url.replaceFirst("^[^?]*\\??", "").split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return name.equals("user") ? "postgres" : "";
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    /** The address of one of its databases, reached by another port where somebody stands between. */
    String url(String database, int through) {
        return "jdbc:postgresql://%s:%d/%s".formatted(through == port ? host : "127.0.0.1", through, database);
    }

    Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url(database, port), properties);
    }

    /** Makes a database anew, unless it is there and may stay; whether it was made. */
    boolean make(String name, boolean keep) {
        if (keep && number(first, "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'") > 0) {
            return false;
        }
        drop(name);
        execute(first, "CREATE DATABASE " + name);
        return true;
    }

    void drop(String name) {
        execute(first, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    void execute(String database, String... statements) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String database, String sql) {
        return Long.parseLong(text(database, sql));
    }

    String text(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getString(1) != null ? row.getString(1) : "0";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's first process, or 0 where it cannot be seen from here. */
    long pid() {
        try {
            Path file = Path.of(text(first, "SHOW data_directory"), "postmaster.pid");
            return Files.isReadable(file) ? Long.parseLong(Files.readAllLines(file).get(0).strip()) : 0;
        } catch (IOException hidden) {
            return 0;
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
