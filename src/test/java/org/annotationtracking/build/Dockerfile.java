package org.annotationtracking.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of {@code docker/Dockerfile}, one a line as it has them, by stage. */
record Dockerfile(List<Stage> stages) {

    static Dockerfile read() throws IOException {
        List<Stage> stages = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("docker/Dockerfile"))) {
            if (line.startsWith("FROM ")) {
                stages.add(new Stage(name(line), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                stages.get(stages.size() - 1).instructions().add(line);
            }
        }
        return new Dockerfile(stages);
    }

    private static String name(String from) {
        String[] words = from.split(" ");
        return words.length == 4 ? words[3] : "";
    }

    Stage build() {
        return stages.get(0);
    }

    Stage run() {
        return stages.get(stages.size() - 1);
    }

    /** Everything between a FROM and the next. */
    record Stage(String name, List<String> instructions) {

        /** What follows the keyword in each of its instructions, without options. */
        List<String> all(String keyword) {
            return instructions.stream()
                    .filter(line -> line.startsWith(keyword + " "))
                    .map(line -> line.substring(keyword.length() + 1).replaceAll("^(--\\S+ )+", ""))
                    .toList();
        }

        String one(String keyword) {
            List<String> found = all(keyword);
            if (found.size() != 1) {
                throw new AssertionError(keyword + " stands " + found.size() + " times in stage '" + name + "'");
            }
            return found.get(0);
        }

        /** The words of an instruction in exec form, such as {@code ENTRYPOINT ["java", "-version"]}. */
        List<String> command(String keyword) {
            String words = one(keyword).replaceFirst("^CMD ", "").replaceAll("^\\[\"|\"]$", "");
            return List.of(words.split("\", \""));
        }

        List<Copy> copies() {
            return instructions.stream()
                    .filter(line -> line.startsWith("COPY "))
                    .flatMap(Stage::copies)
                    .toList();
        }

        private static Stream<Copy> copies(String line) {
            String from = line.contains("--from=") ? line.replaceFirst(".*--from=(\\S+).*", "$1") : "";
            List<String> paths = Stream.of(line.split(" "))
                    .skip(1)
                    .filter(word -> !word.startsWith("--"))
                    .toList();
            return paths.subList(0, paths.size() - 1).stream().map(source -> new Copy(from, source));
        }
    }

    /** A file or folder that is copied, from an earlier stage or, when that is empty, from the repository. */
    record Copy(String stage, String source) {}
}
