package org.annotationtracking.schema;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database dump kept beside the repository, for those who have it. */
final class Dump {
    private static final Path FIXTURES = Path.of("..", "shared", "fixtures");

    private Dump() {}

    /** A fresh database with the dump in it; without the file the test is skipped, and says so. */
    static TestDatabase load(String name) {
        Path file = FIXTURES.resolve(name);
        assumeTrue(Files.exists(file), "SKIPPED LOUDLY: no database dump at " + file);
        try {
            return load(TestServer.fresh(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestDatabase load(TestDatabase database, String text) {
        String sql = text.lines().filter(line -> !line.startsWith("\\")).reduce("", (all, line) -> all + line + "\n");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }
}
