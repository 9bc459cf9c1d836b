package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Facts.Row;

/** All that was done and all that came of it. */
record History(List<Operation> operations, Facts facts) {

    Map<Long, List<Entry>> entries() {
        return facts.entries().stream().collect(Collectors.groupingBy(Entry::example));
    }

    Map<Long, Row> rows() {
        return facts.rows().stream().collect(Collectors.toMap(Row::example, Function.identity()));
    }

    Map<Long, List<Grant>> grants() {
        return operations.stream()
                .flatMap(operation -> operation.answer().grants().stream())
                .collect(Collectors.groupingBy(Grant::example));
    }

    /** Without claims, which do not name theirs. */
    Map<Long, List<Operation>> byExample() {
        return operations.stream()
                .filter(operation -> operation.example() != 0)
                .collect(Collectors.groupingBy(Operation::example));
    }

    /** The entries of each request. */
    Map<String, List<Entry>> byRequest() {
        Map<String, List<Entry>> byRequest = new HashMap<>();
        facts.entries()
                .forEach(entry -> byRequest
                        .computeIfAbsent(entry.request(), any -> new ArrayList<>())
                        .add(entry));
        return byRequest;
    }
}
