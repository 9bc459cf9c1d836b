package org.annotationtracking.example.list;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.annotationtracking.core.TrackingStatus;

/**
 * Which examples of a project are asked for: conditions over {@code e}, the example, and {@code t}, its tracking row.
 *
 * @param statuses where they may stand; all four when the caller did not ask
 * @param person whose examples, where one is asked for
 * @param held only examples that somebody holds
 * @param found only examples among {@code :found}, which are few
 * @param others what else they must fulfil
 * @param values what the conditions' names are bound to
 */
record ExampleFilter(
        Set<TrackingStatus> statuses,
        Person person,
        boolean held,
        boolean found,
        List<Condition> others,
        Map<String, Object> values) {

    static final Set<TrackingStatus> ANY = Set.copyOf(EnumSet.allOf(TrackingStatus.class));

    /** Whose examples, by the column that says so. Each has an index of its own, by status and example. */
    enum Person {
        ANYBODY(""),
        ANNOTATOR("t.annotated_by_id = (SELECT id FROM auth_user WHERE username = :annotatedBy)"),
        REVIEWER("t.reviewed_by_id = (SELECT id FROM auth_user WHERE username = :reviewedBy)");

        private final String sql;

        Person(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** Which rows a condition speaks of. */
    enum Side {
        TRACKING,
        /** Doccano's own list has it too. */
        EXAMPLE,
        /** The same; perhaps of few examples, that are known from elsewhere than a page's order. */
        ELSEWHERE,
        /** What an example says; no index has it in the order of a page. */
        TEXT,
        BOTH
    }

    /**
     * What an example must fulfil.
     *
     * @param apart selects of ids that together are all that fulfil it, where each of them can stop early; such a
     *     condition is looked up where no other one is
     */
    record Condition(String sql, Side side, List<String> apart) {
        Condition(String sql, Side side) {
            this(sql, side, List.of());
        }

        boolean isLookedUp() {
            return side == Side.TEXT || side == Side.ELSEWHERE;
        }
    }

    boolean byStatus() {
        return statuses.size() < ANY.size();
    }

    /** Whether tracking rows are the shorter way to the examples asked for. */
    boolean startsFromTracking() {
        return byStatus() || person != Person.ANYBODY || held;
    }

    boolean speaksOfTracking() {
        return startsFromTracking()
                || others.stream()
                        .anyMatch(condition -> condition.side() == Side.TRACKING || condition.side() == Side.BOTH);
    }

    boolean speaksOfExamples() {
        return others.stream().anyMatch(condition -> condition.side() != Side.TRACKING);
    }

    /** Whether every condition is one that the counters know. */
    boolean isCounted() {
        return person != Person.REVIEWER && !held && !found && others.isEmpty();
    }

    /** Whether all there are get counted: few were found already, or a client of doccano's counts on it. */
    boolean isCountedToTheEnd() {
        return found
                || (!searches()
                        && others.stream()
                                .anyMatch(condition ->
                                        condition.side() == Side.EXAMPLE || condition.side() == Side.ELSEWHERE));
    }

    /** Whether text is looked for that has not been looked up yet. */
    boolean searches() {
        return others.stream().anyMatch(condition -> condition.side() == Side.TEXT);
    }

    /** Whether some of what is asked for is better looked up before the list is read. */
    boolean looksUp() {
        return !found && !lookedUp().isEmpty();
    }

    /** The conditions whose examples are looked up, together. */
    List<Condition> lookedUp() {
        List<Condition> together = others.stream().filter(Condition::isLookedUp).toList();
        return together.isEmpty()
                ? others.stream()
                        .filter(condition -> !condition.apart().isEmpty())
                        .toList()
                : together;
    }

    /** The same examples, now that those that were looked up are known. */
    ExampleFilter among(List<Long> ids) {
        Map<String, Object> known = new HashMap<>(values);
        known.put("found", ids.toArray(Long[]::new));
        return new ExampleFilter(
                statuses,
                person,
                held,
                true,
                others.stream()
                        .filter(condition -> !lookedUp().contains(condition))
                        .toList(),
                known);
    }
}
