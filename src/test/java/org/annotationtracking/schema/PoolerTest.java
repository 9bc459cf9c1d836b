package org.annotationtracking.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.annotationtracking.schema.catalog.Pooling;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pooler that lends a connection for one transaction is told apart from a server, and from one that lends it for long. */
class PoolerTest {
    private final TestDatabase database = TestServer.fresh();

    @Test
    void sessions_that_are_shared_are_told_from_sessions_of_our_own() throws SQLException {
        assertThat(keepsSessions(TestServer.port())).isTrue();
        try (TransactionPooler pooler = new TransactionPooler(TestServer.port())) {
            assertThat(keepsSessions(pooler.port())).isFalse();
        }
    }

    /** The real one, where it is installed. */
    @Tag("soak")
    @ParameterizedTest
    @CsvSource({"session, 0, true", "transaction, 0, false", "transaction, 1, false"})
    void pgbouncer_is_told_apart_by_how_it_lends(String mode, int roundRobin, boolean keeps, @TempDir Path home)
            throws IOException, SQLException {
        Path program = Path.of("/usr/sbin/pgbouncer");
        if (!Files.isExecutable(program)) {
            abort("SKIPPED: no pgbouncer here, so only our own pooler was tried");
        }
        int port = freePort();
        Path settings = home.resolve("pgbouncer.ini");
        Files.writeString(settings, """
                [databases]
                * = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                user = postgres
                pool_mode = %s
                server_round_robin = %d
                ignore_startup_parameters = extra_float_digits
                """.formatted(TestServer.port(), port, mode, roundRobin)
                .replace("* = host", "* = user=postgres host"));
        Files.setPosixFilePermissions(home, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Process process = new ProcessBuilder(program.toString(), settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "pgbouncer.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
                connect(port).close();
                return true;
            });
            for (int n = 0; n < 20; n++) {
                assertThat(keepsSessions(port)).isEqualTo(keeps);
            }
        } finally {
            process.destroy();
        }
    }

    @Test
    void two_ways_to_one_database_meet_and_two_databases_do_not() throws SQLException {
        TestDatabase other = TestServer.fresh();
        try (Connection one = database.connect();
                Connection same = connect(TestServer.port());
                Connection another = other.connect()) {
            assertThat(Pooling.meet(one, same)).isTrue();
            assertThat(Pooling.meet(one, another)).isFalse();
        }
    }

    private boolean keepsSessions(int port) throws SQLException {
        try (Connection one = connect(port);
                Connection other = connect(port)) {
            return Pooling.keepsSessions(one, other);
        }
    }

    private Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database.name() + "?user=postgres&prepareThreshold=0");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
