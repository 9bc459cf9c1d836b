package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a server is at work on a data directory. */
enum Presence {
    /** It answers, knows our password and serves this very directory. */
    OURS,
    /** A process that may be it is alive but does not answer, or not yet. */
    SILENT,
    /** Nothing, or the traces of one that is gone. */
    NONE,
    /** The process number that a crashed server left behind now belongs to somebody else. */
    NUMBER_REUSED;

    static Presence of(Cluster cluster) {
        Path data = cluster.data();
        PidFile file = PidFile.read(data).orElse(null);
        if (file == null
                || !ProcessHandle.of(file.pid()).map(ProcessHandle::isAlive).orElse(false)) {
            return NONE;
        }
        return file.mayRunOn(data) ? ask(cluster.coordinates(file.port()), data) : NUMBER_REUSED;
    }

    private static Presence ask(JdbcCoordinates coordinates, Path data) {
        try (Connection connection = coordinates.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
            row.next();
            return Files.isSameFile(Path.of(row.getString(1)), data) ? OURS : NUMBER_REUSED;
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new EmbeddedPostgresException("The server running on " + data
                        + " refuses the password kept there; stop it (pg_ctl stop) and start again");
            }
            return SILENT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
