package org.annotationtracking.checker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Stage.Play;

/** A play in figures, and in full for whoever has to find out why. */
final class Report {

    private Report() {}

    static String of(Play play, List<Violation> violations) {
        List<Operation> operations = play.history().operations();
        return """
                %d operations in %d ms, %s
                  answers: %s
                  refusals: %s
                  journal: %s
                  violations: %s
                """.formatted(
                        operations.size(),
                        play.length().toMillis(),
                        play.chaos(),
                        count(operations, one -> one.kind() + " " + one.answer().status()),
                        count(
                                operations.stream()
                                        .filter(one -> one.answer().isRefused())
                                        .toList(),
                                one -> one.answer().code()),
                        count(play.history().facts().entries(), Entry::type),
                        count(violations, one -> one.breach().name()));
    }

    /** Writes down everything that was seen; where. */
    static Path write(String name, Play play, List<Violation> violations) {
        Path file = Path.of("target", "checker", name + ".txt").toAbsolutePath();
        List<String> lines = new ArrayList<>();
        Stream.of(
                        List.of(of(play, violations)),
                        violations,
                        play.history().operations(),
                        play.history().facts().entries(),
                        play.history().facts().rows())
                .forEach(part -> part.forEach(line -> lines.add(line.toString())));
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> Map<String, Long> count(List<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}
