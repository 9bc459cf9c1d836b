package org.annotationtracking.checker;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Violation.Breach;
import org.jspecify.annotations.Nullable;

/** Each answer against what became of its request: done once if it was acknowledged, not at all if it was refused. */
final class AnswerRules {

    private final History history;
    private final Map<Long, List<Entry>> moves;
    private final Map<String, List<Entry>> byRequest;
    private final Consumer<Violation> report;

    AnswerRules(History history, Map<Long, List<Entry>> moves, Consumer<Violation> report) {
        this.history = history;
        this.moves = moves;
        this.byRequest = history.byRequest();
        this.report = report;
    }

    void judge() {
        history.operations().forEach(this::judge);
        long known = history.operations().stream()
                .flatMap(operation -> effects(operation, true).stream())
                .count();
        check(
                known == history.facts().entries().size(),
                Breach.DISAGREEMENT,
                null,
                known + " entries were asked for, of "
                        + history.facts().entries().size());
    }

    private void judge(Operation operation) {
        Answer answer = operation.answer();
        List<Entry> effects = effects(operation, false);
        check(answer.status() < 500, Breach.SERVER_ERROR, operation, "failed");
        if (answer.isDone()) {
            judgeDone(operation, effects);
        } else if (answer.isRefused()) {
            boolean nothing = effects.stream().allMatch(entry -> entry.type().equals("late_submission"));
            check(nothing, Breach.DONE_TWICE, operation, "was refused, and did " + effects);
            judgeRefusal(operation);
        }
        Map<Long, Long> times = effects.stream().collect(Collectors.groupingBy(Entry::example, Collectors.counting()));
        check(times.values().stream().allMatch(n -> n == 1), Breach.DONE_TWICE, operation, "did " + effects);
    }

    private void judgeDone(Operation operation, List<Entry> effects) {
        Answer answer = operation.answer();
        String type = operation.kind().entry();
        check(
                effects.stream().allMatch(entry -> entry.type().equals(type)),
                Breach.DISAGREEMENT,
                operation,
                "did " + effects);
        if (operation.kind().moves()) {
            Entry stands = move(operation.example(), answer.version());
            boolean right =
                    effects.isEmpty() ? isRepeat(operation) : effects.get(0).equals(stands);
            check(right, Breach.LOST_WRITE, operation, "is not what made this version, but " + stands);
        }
        if (answer.broken()) {
            check(effects.size() == 1, Breach.LOST_WRITE, operation, "left no entry");
        }
        if (operation.kind() == Kind.LOOK) {
            Entry stands = move(operation.example(), answer.version());
            String standing = stands == null ? "pending" : stands.to();
            check(Objects.equals(standing, answer.standing()), Breach.DISAGREEMENT, operation, "saw what never was");
        }
    }

    /** What stands already, by the same person's doing, is answered and not done again. */
    private boolean isRepeat(Operation operation) {
        Entry stands = move(operation.example(), operation.answer().version());
        if (stands == null) {
            return false;
        }
        String type = operation.kind().entry();
        if (operation.kind() == Kind.SUBMIT) {
            // A reopened one stands as submitted by whoever submitted it.
            List<Entry> made = moves.getOrDefault(operation.example(), List.of());
            Entry last = made.subList(0, made.indexOf(stands) + 1).stream()
                    .filter(entry -> entry.type().equals(type))
                    .reduce(stands, (first, second) -> second);
            return Objects.equals(stands.to(), "submitted") && last.actor() == operation.actor();
        }
        return stands.type().equals(type) && stands.actor() == operation.actor();
    }

    /** A refusal gives its reason, and that must have been so. */
    private void judgeRefusal(Operation operation) {
        Answer answer = operation.answer();
        boolean fenced = operation.kind() != Kind.RENEW && answer.code().equals("lock_lost");
        check(
                !fenced || !Objects.equals(answer.lockEpoch(), operation.epoch()),
                Breach.FALSE_REFUSAL,
                operation,
                "named the epoch that it was refused for");
        Long until = answer.lockUntil();
        boolean locked = answer.code().equals("locked_by_other");
        check(
                !locked || until == null || until > operation.invoked(),
                Breach.FALSE_REFUSAL,
                operation,
                "was refused for a lock that had run out");
    }

    /** What its requests left in the journal; with {@code all} also what they ended for others. */
    private List<Entry> effects(Operation operation, boolean all) {
        return operation.requests().stream()
                .flatMap(request -> byRequest.getOrDefault(request, List.of()).stream())
                .filter(entry -> all || !entry.type().equals("lock_lost"))
                .toList();
    }

    private @Nullable Entry move(long example, @Nullable Long version) {
        List<Entry> made = moves.getOrDefault(example, List.of());
        return version == null || version < 1 || version > made.size() ? null : made.get(version.intValue() - 1);
    }

    private void check(boolean holds, Breach breach, @Nullable Operation operation, String why) {
        if (!holds) {
            report.accept(new Violation(breach, operation + " " + why));
        }
    }
}
