package org.annotationtracking.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A data directory and what lies beside it: the log of its start and the lock of its users. */
record Cluster(Path data) {

    static final String SUPERUSER = "postgres";

    Path startLog() {
        return beside("-start.log");
    }

    Path lockFile() {
        return beside(".lock");
    }

    /** Where a new data directory grows until it is complete. */
    Path unfinished() {
        return beside(".new");
    }

    /** The superuser's password, readable by the owner of the data only, and inside so that the two are never separated. */
    Path passwordFile() {
        return data.resolve("superuser-password");
    }

    JdbcCoordinates coordinates(int port) {
        try {
            String password = Files.readString(passwordFile()).strip();
            return new JdbcCoordinates("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
        } catch (IOException e) {
            throw new EmbeddedPostgresException("The password of " + data + " cannot be read", e);
        }
    }

    /** Whether there is a complete data directory; refuses a folder that is something else. */
    boolean exists() throws IOException {
        if (Files.isRegularFile(data.resolve("PG_VERSION"))) {
            return true;
        }
        if (Files.isDirectory(data)) {
            try (var content = Files.list(data)) {
                if (content.findAny().isPresent()) {
                    throw new EmbeddedPostgresException(data + " is not empty and is no data directory of PostgreSQL");
                }
            }
        }
        return false;
    }

    /** Refuses data written by another major version than the one this build brings. */
    void requireVersion(String major) throws IOException {
        String found = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!found.equals(major)) {
            throw new EmbeddedPostgresException(
                    "%s was made by PostgreSQL %s and this build brings %s; keep the build that made it, or move the data over"
                            .formatted(data, found, major));
        }
    }

    static String newPassword() {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }
}
