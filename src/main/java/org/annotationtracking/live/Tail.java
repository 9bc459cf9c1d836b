package org.annotationtracking.live;

import java.util.List;
import java.util.TreeMap;

/**
 * The newest entries of one project, read once for all its readers. Whoever is further behind than they reach is served
 * from the journal. Numbers have no gaps, so nothing is missed between the two.
 */
final class Tail {

    /** Entries kept. */
    static final int LENGTH = 1000;

    private static final int PAGE = 500;

    /** What follows a number, at most so many; empty at the end. */
    @FunctionalInterface
    interface Journal {
        List<Entry> after(long seq, int limit);
    }

    private final Journal journal;
    private final TreeMap<Long, Entry> recent = new TreeMap<>();
    private long head;

    /** Begins behind a number. */
    Tail(long head, Journal journal) {
        this.head = head;
        this.journal = journal;
    }

    /** The newest number that was read. */
    long head() {
        return head;
    }

    /** Reads what has been added. */
    void advance() {
        for (List<Entry> page = journal.after(head, PAGE); !page.isEmpty(); page = journal.after(head, PAGE)) {
            for (Entry entry : page) {
                recent.put(entry.seq(), entry);
                head = entry.seq();
            }
            while (recent.size() > LENGTH) {
                recent.pollFirstEntry();
            }
        }
    }

    /** The next entries for a reader who has all up to a number. */
    List<Entry> after(long seq, int limit) {
        if (seq >= head) {
            return List.of();
        }
        if (recent.isEmpty() || seq < recent.firstKey() - 1) {
            return journal.after(seq, limit);
        }
        return recent.tailMap(seq, false).values().stream().limit(limit).toList();
    }
}
