package org.annotationtracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that are about its files. */
class SourceTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int MOST_LINES = 250;

    @Test
    void no_file_is_longer_than_a_reader_bears() throws IOException {
        Set<String> tooLong = new TreeSet<>();
        for (Path file : javaFiles(Path.of("src"))) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.add(file + ": " + lines);
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() throws IOException {
        Set<Path> unmarked = new TreeSet<>();
        for (Path file : javaFiles(MAIN)) {
            Path info = file.resolveSibling("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.startsWith("/**") || !text.contains("@NullMarked")) {
                unmarked.add(file.getParent());
            }
        }

        assertThat(unmarked).isEmpty();
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
