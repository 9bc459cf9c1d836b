package org.annotationtracking.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One throw-away PostgreSQL for all tests of a JVM, with a fresh database for whoever asks. */
public final class TestServer {
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    /** An empty database. */
    public static TestDatabase fresh() {
        String name = "t" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        run("CREATE DATABASE " + name);
        return new TestDatabase(SERVER.getJdbcUrl("postgres", name));
    }

    /** A copy of another database that nobody is connected to. */
    public static TestDatabase copyOf(TestDatabase template) {
        String name = "t" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        run("CREATE DATABASE " + name + " TEMPLATE " + template.name());
        return new TestDatabase(SERVER.getJdbcUrl("postgres", name));
    }

    /** Does something as superuser outside any test's database. */
    public static void run(String sql) {
        try (Connection connection = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What some work costs the server in one database, planning and running, by its own accounts; milliseconds. */
    static double cost(TestDatabase database, Runnable work) {
        TestDatabase accounts = new TestDatabase(SERVER.getJdbcUrl("postgres", "postgres"));
        String of = "(SELECT oid FROM pg_database WHERE datname = '" + database.name() + "')";
        accounts.run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        accounts.value("SELECT pg_stat_statements_reset(0, " + of + ", 0)");
        work.run();
        return Double.parseDouble(accounts.value(
                "SELECT sum(total_plan_time + total_exec_time) FROM pg_stat_statements WHERE dbid = " + of));
    }

    /** A port nobody listens on just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int port() {
        return SERVER.getPort();
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Path.of("target", "schema-postgres").toFile())
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.track_planning", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
