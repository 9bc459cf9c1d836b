package org.annotationtracking.schema;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table of situations in docs/operations.md.
 *
 * @param row its number there
 * @param made the database before the service sees it
 * @param before what happens once it stands where the service will look; opens the road as a rule
 * @param whileRunning what happens to it once the service serves; null: it was so at the start
 * @param seen what is to be seen then
 * @param done what a person does about it; null: nothing
 * @param after what is to be seen afterwards
 */
record Situation(
        int row,
        String name,
        Supplier<TestDatabase> made,
        Consumer<Stage> before,
        @Nullable Consumer<Stage> whileRunning,
        Seen seen,
        @Nullable Consumer<Stage> done,
        @Nullable Seen after) {
    private static final Consumer<Stage> OPEN = stage -> stage.road().open();

    static Situation atStart(int row, String name, Supplier<TestDatabase> made, Seen seen) {
        return new Situation(row, name, made, OPEN, null, seen, null, null);
    }

    static Situation later(int row, String name, Supplier<TestDatabase> made, Consumer<Stage> happens, Seen seen) {
        return new Situation(row, name, made, OPEN, happens, seen, null, null);
    }

    Situation before(Consumer<Stage> act) {
        return new Situation(row, name, made, act, whileRunning, seen, done, after);
    }

    Situation then(Consumer<Stage> act, Seen result) {
        return new Situation(row, name, made, before, whileRunning, seen, act, result);
    }

    @Override
    public String toString() {
        return "%d %s".formatted(row, name);
    }

    /**
     * What probes and callers see.
     *
     * @param statuses of ready, started, group schema, /healthz; then of the list of examples, of a lock, of /v1/me
     * @param codes all codes of all findings
     */
    record Seen(GuardianState state, List<Integer> statuses, TreeSet<String> codes) {
        static Seen of(GuardianState state, String statuses, String... codes) {
            return new Seen(
                    state,
                    Arrays.stream(statuses.split("[ |]+")).map(Integer::valueOf).toList(),
                    new TreeSet<>(List.of(codes)));
        }

        static Seen ready(String... codes) {
            return of(GuardianState.READY, "200 200 200 200 | 200 200 200", codes);
        }

        /** A difference that no request stumbles over. */
        static Seen degraded(String... codes) {
            return of(GuardianState.DEGRADED, "200 200 503 200 | 200 200 200", codes);
        }

        static Seen blocked(String... codes) {
            return of(GuardianState.BLOCKED, "503 200 503 503 | 503 503 503", codes);
        }
    }
}
