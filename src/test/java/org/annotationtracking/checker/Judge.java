package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Facts.Numbered;
import org.annotationtracking.checker.Facts.Row;
import org.annotationtracking.checker.Violation.Breach;

/** Decides over a history by itself: whether what clients heard, what the journal tells and what the rows say can be true together. */
final class Judge {

    private final History history;
    private final List<Violation> found = new ArrayList<>();

    private Judge(History history) {
        this.history = history;
    }

    /** All broken promises; none is the verdict one hopes for. */
    static List<Violation> judge(History history) {
        return new Judge(history).all();
    }

    private List<Violation> all() {
        Map<Long, List<Entry>> entries = history.entries();
        Map<Long, List<Grant>> grants = history.grants();
        Map<Long, Row> rows = history.rows();
        Map<Long, List<Entry>> moves = new HashMap<>();
        Set<Long> examples = new TreeSet<>(rows.keySet());
        examples.addAll(entries.keySet());
        examples.addAll(grants.keySet());
        for (long example : examples) {
            Course course = new Course(
                    example, history.facts().reviewers(), grants.getOrDefault(example, List.of()), found::add);
            moves.put(example, course.follow(entries.getOrDefault(example, List.of())));
            Row row = rows.get(example);
            if (row == null) {
                found.add(new Violation(Breach.LOST_WRITE, "no row for example " + example));
            } else {
                course.compare(row);
            }
        }
        new AnswerRules(history, moves, found::add).judge();
        new OrderRules(history, found::add).judge();
        judgeNumbers();
        if (history.facts().miscounted() > 0) {
            found.add(new Violation(Breach.COUNTERS, history.facts().miscounted() + " counters differ from a recount"));
        }
        return found;
    }

    /** The feed holds every entry once, numbered without gaps. */
    private void judgeNumbers() {
        List<Numbered> numbered = history.facts().numbered();
        Set<Long> ids = new TreeSet<>();
        for (int i = 0; i < numbered.size(); i++) {
            Numbered entry = numbered.get(i);
            if (entry.seq() != i + 1 || !ids.add(entry.id())) {
                found.add(new Violation(Breach.FEED, "at place " + (i + 1) + ": " + entry));
            }
        }
        Set<Long> journal = new TreeSet<>();
        history.facts().entries().forEach(entry -> journal.add(entry.id()));
        if (!ids.equals(journal)) {
            found.add(new Violation(
                    Breach.FEED, "%d of %d entries are in the feed".formatted(ids.size(), journal.size())));
        }
    }
}
