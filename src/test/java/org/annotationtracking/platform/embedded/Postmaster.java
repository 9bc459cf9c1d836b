package org.annotationtracking.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Looks from outside at the server on a data directory. */
final class Postmaster {

    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    long pid() {
        return PidFile.read(data).orElseThrow().pid();
    }

    /** Nothing of it is left: no process works in the data directory, and it has taken its leave. */
    void isGone() {
        assertThat(PidFile.in(data)).doesNotExist();
        assertThat(processes()).isEmpty();
    }

    /** The numbers of all processes that work in the data directory. */
    List<Long> processes() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(ProcessHandle::pid).filter(this::worksHere).toList();
        }
    }

    /** Runs a statement on it; the first field of the first row, or the number of rows changed. */
    String run(String sql) throws SQLException {
        try (Connection connection = EmbeddedPostgres.join(data).orElseThrow().connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return Integer.toString(statement.getUpdateCount());
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private boolean worksHere(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
