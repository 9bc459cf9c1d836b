package org.annotationtracking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.annotationtracking.platform.embedded.EmbeddedPostgres;
import org.annotationtracking.platform.embedded.EmbeddedSettings;

/** Folders that tests use, emptied before use so that what a killed run left does no harm. */
public final class TestFolders {

    private TestFolders() {}

    /** An empty folder of that name under target/. */
    public static Path empty(String name) {
        Path folder = Path.of("target", "test-folders", name).toAbsolutePath();
        try {
            stopAndDelete(EmbeddedSettings.durableIn(folder.resolve("data/postgres")));
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a server that a killed run left behind, and deletes its data. */
    static void stopAndDelete(EmbeddedSettings settings) {
        if (EmbeddedPostgres.join(settings.dataDirectory()).isPresent()) {
            EmbeddedPostgres.start(settings).close();
        }
        try {
            delete(settings.dataDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
