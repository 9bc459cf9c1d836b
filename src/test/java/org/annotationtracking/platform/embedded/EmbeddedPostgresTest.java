package org.annotationtracking.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.annotationtracking.TestFolders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private static final EmbeddedSettings SETTINGS =
            EmbeddedSettings.durableIn(TestFolders.empty("embedded").resolve("postgres"));
    private static final Path DATA = SETTINGS.dataDirectory();

    @BeforeAll
    static void is_started_once_so_that_there_is_a_data_directory() {
        EmbeddedPostgres.start(SETTINGS).close();
    }

    @Test
    void is_durable_utf8_and_on_loopback_behind_a_password() throws Exception {
        try (var server = EmbeddedPostgres.start(SETTINGS)) {
            JdbcCoordinates database = server.coordinates();

            assertThat(show(database, "fsync")).isEqualTo("on");
            assertThat(show(database, "synchronous_commit")).isEqualTo("on");
            assertThat(show(database, "full_page_writes")).isEqualTo("on");
            assertThat(show(database, "server_encoding")).isEqualTo("UTF8");
            assertThat(show(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(database, "unix_socket_directories")).isEmpty();
            assertThat(one(database, "SELECT lower('Ä') || upper('ñ')")).isEqualTo("äÑ");
            assertThatThrownBy(() -> new JdbcCoordinates(database.url(), "postgres", "wrong").connect())
                    .hasMessageContaining("password authentication failed");
            refusesConnectionsFromOutside(database);
        }
    }

    @Test
    void secrets_are_readable_by_their_owner_only() throws IOException {
        Path password = DATA.resolve("superuser-password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA)))
                .isEqualTo("rwx------");
        assertThat(DATA.resolveSibling("postgres.new")).doesNotExist();
        assertThat(DATA.resolveSibling("postgres.new-password")).doesNotExist();
    }

    @Test
    void joining_finds_the_running_server_and_nothing_once_it_has_stopped() throws Exception {
        try (var server = EmbeddedPostgres.start(SETTINGS)) {
            assertThat(EmbeddedPostgres.join(DATA)).contains(server.coordinates());
        }
        assertThat(EmbeddedPostgres.join(DATA)).isEmpty();
        assertThat(EmbeddedPostgres.join(DATA.resolveSibling("nowhere"))).isEmpty();
    }

    @Test
    void starts_over_the_number_of_a_server_that_is_gone() throws Exception {
        leavePidFile(Integer.MAX_VALUE - 1);

        startsAnew();
    }

    @Test
    void starts_over_a_number_that_now_belongs_to_another_process() throws Exception {
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            leavePidFile(other.pid());

            startsAnew();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void starts_over_a_half_written_pid_file() throws Exception {
        Files.writeString(PidFile.in(DATA), "");

        startsAnew();
    }

    @Test
    void starts_after_the_server_was_killed() throws Exception {
        try (var server = EmbeddedPostgres.start(SETTINGS)) {
            ProcessHandle.of(PidFile.read(DATA).orElseThrow().pid())
                    .orElseThrow()
                    .destroyForcibly();
        }

        startsAnew();
    }

    @Test
    void an_interrupted_first_start_does_no_harm() throws Exception {
        EmbeddedSettings fresh =
                EmbeddedSettings.durableIn(TestFolders.empty("interrupted").resolve("postgres"));
        var unfinished = new EmbeddedSettings(fresh.dataDirectory(), SETTINGS.binaryDirectory(), false);
        Files.createDirectories(fresh.dataDirectory().resolveSibling("postgres.new/base"));
        Files.writeString(fresh.dataDirectory().resolveSibling("postgres.new-password"), "left");

        try (var server = EmbeddedPostgres.start(unfinished)) {
            assertThat(show(server.coordinates(), "fsync")).isEqualTo("off");
        }
    }

    @Test
    void a_folder_that_is_something_else_is_refused_and_left_alone() throws IOException {
        Path folder = TestFolders.empty("something-else");
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> EmbeddedPostgres.start(new EmbeddedSettings(folder, SETTINGS.binaryDirectory(), true)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageEndingWith("is not empty and is no data directory of PostgreSQL");
        assertThat(file).hasContent("mine");
    }

    @Test
    void data_of_another_major_version_is_refused_and_left_alone() throws IOException {
        Path folder = TestFolders.empty("other-version");
        Path version = Files.writeString(folder.resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(new EmbeddedSettings(folder, SETTINGS.binaryDirectory(), true)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("was made by PostgreSQL 9");
        assertThat(version).hasContent("9");
    }

    private static void startsAnew() throws SQLException {
        try (var server = EmbeddedPostgres.start(SETTINGS)) {
            assertThat(server.adopted()).isFalse();
            assertThat(one(server.coordinates(), "SELECT 1")).isEqualTo("1");
        }
    }

    private static void leavePidFile(long pid) throws IOException {
        Files.write(
                PidFile.in(DATA),
                List.of(Long.toString(pid), DATA.toString(), "1", "1", "", "127.0.0.1", "1 1", "ready"));
    }

    private static void refusesConnectionsFromOutside(JdbcCoordinates database) throws IOException {
        int port = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeThat(others).as("addresses of this machine besides loopback").isNotEmpty();
        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(ConnectException.class);
        }
    }

    private static String show(JdbcCoordinates database, String setting) throws SQLException {
        return one(database, "SHOW " + setting);
    }

    private static String one(JdbcCoordinates database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
