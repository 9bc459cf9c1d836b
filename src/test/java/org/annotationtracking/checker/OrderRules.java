package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Violation.Breach;

/** What was over before something else began comes before it, whichever instance did either. */
final class OrderRules {

    private final History history;
    private final Map<String, List<Entry>> byRequest;
    private final Consumer<Violation> report;

    OrderRules(History history, Consumer<Violation> report) {
        this.history = history;
        this.byRequest = history.byRequest();
        this.report = report;
    }

    void judge() {
        history.byExample().values().forEach(operations -> {
            List<Operation> done =
                    operations.stream().filter(one -> one.answer().isDone()).toList();
            inOrder(done, Breach.OUT_OF_ORDER, this::entry, true);
            inOrder(done, Breach.OUT_OF_ORDER, OrderRules::version, false);
            inOrder(done, Breach.EPOCH_REGRESSION, OrderRules::epoch, false);
        });
    }

    /**
     * Whatever is acknowledged before another begins has the lower number.
     *
     * @param number 0 for operations that have none
     * @param strictly whether no two have the same
     */
    private void inOrder(List<Operation> done, Breach breach, ToLongFunction<Operation> number, boolean strictly) {
        List<Operation> begun = sorted(done, number, Comparator.comparingLong(Operation::invoked));
        List<Operation> over = sorted(done, number, Comparator.comparingLong(Operation::answered));
        int next = 0;
        Operation highest = null;
        for (Operation operation : begun) {
            while (next < over.size() && over.get(next).answered() < operation.invoked()) {
                Operation ended = over.get(next++);
                highest = highest == null || number.applyAsLong(ended) > number.applyAsLong(highest) ? ended : highest;
            }
            long mine = number.applyAsLong(operation);
            boolean late = highest != null
                    && (number.applyAsLong(highest) > mine || (strictly && number.applyAsLong(highest) == mine));
            if (late) {
                report.accept(new Violation(breach, operation + " began after this was over: " + highest));
            }
        }
    }

    private static List<Operation> sorted(
            List<Operation> done, ToLongFunction<Operation> number, Comparator<Operation> by) {
        List<Operation> sorted = new ArrayList<>(done);
        sorted.removeIf(operation -> number.applyAsLong(operation) == 0);
        sorted.sort(by);
        return sorted;
    }

    /** The id of the entry it left. */
    private long entry(Operation operation) {
        return operation.requests().stream()
                .flatMap(request -> byRequest.getOrDefault(request, List.of()).stream())
                .filter(entry -> !entry.type().equals("lock_lost"))
                .mapToLong(Entry::id)
                .findFirst()
                .orElse(0);
    }

    private static long version(Operation operation) {
        Long version = operation.answer().version();
        return version == null ? 0 : version;
    }

    private static long epoch(Operation operation) {
        return operation.answer().grants().stream()
                .mapToLong(Grant::epoch)
                .findFirst()
                .orElse(0);
    }
}
