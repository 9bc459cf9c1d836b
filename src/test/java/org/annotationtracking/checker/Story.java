package org.annotationtracking.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.annotationtracking.checker.Facts.Entry;
import org.annotationtracking.checker.Facts.Numbered;
import org.annotationtracking.checker.Facts.Row;
import org.jspecify.annotations.Nullable;

/** A history of one example told line by line, as it was or as it must not be. */
final class Story {

    static final long EXAMPLE = 7;
    static final long ANN = 1;
    static final long BEN = 2;
    static final long RUTH = 3;
    static final long LEASE = 100;

    final List<Operation> operations = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final List<Numbered> numbered = new ArrayList<>();
    Row row = new Row(EXAMPLE, "pending", 0, 0, null, null, null);
    long miscounted;
    private int requests;

    /** Ann's lease runs out, Ben takes the example, hands it in, and Ruth approves it. */
    static Story good() {
        Story story = new Story();
        story.locks(ANN, 1, 100);
        story.writes("lock_lost", ANN, null, null, 1, 250, story.next());
        story.locks(BEN, 2, 250);
        story.does(Kind.SUBMIT, BEN, 2, "pending", "submitted", 1, 260);
        story.does(Kind.APPROVE, RUTH, 2, "submitted", "approved", 2, 300);
        story.row = new Row(EXAMPLE, "approved", 2, 2, null, BEN, RUTH);
        return story;
    }

    /** A lock that was granted, acknowledged, and stands in the journal. */
    void locks(long who, long epoch, long at) {
        String request = next();
        requests++;
        granted(Kind.LOCK, who, epoch, at, at, request);
        writes("locked", who, null, null, epoch, at, request);
    }

    void granted(Kind kind, long who, long epoch, long lockedAt, long from, String request) {
        Grant grant = new Grant(EXAMPLE, who, epoch, lockedAt, from, from + LEASE);
        Answer answer = new Answer(200, "", null, null, epoch, null, false, List.of(grant));
        operations.add(new Operation(
                kind, who, EXAMPLE, kind == Kind.RENEW ? epoch : null, List.of(request), from - 1, from + 1, answer));
    }

    /** A move that was acknowledged and stands in the journal. */
    void does(Kind kind, long who, long epoch, String from, String to, long version, long at) {
        String request = next();
        requests++;
        hears(kind, who, epoch, at, request, done(to, version));
        writes(kind.entry(), who, from, to, epoch, at, request);
    }

    void hears(Kind kind, long who, @Nullable Long epoch, long at, String request, Answer answer) {
        operations.add(new Operation(kind, who, EXAMPLE, epoch, List.of(request), at - 1, at + 1, answer));
    }

    void writes(
            String type, long who, @Nullable String from, @Nullable String to, long epoch, long at, String request) {
        long id = entries.size() + 1L;
        entries.add(new Entry(id, EXAMPLE, type, who, from, to, epoch, at, request));
        numbered.add(new Numbered(id, id));
    }

    /** The id of the next request. */
    String next() {
        return "request-" + requests;
    }

    static Answer done(String standing, long version) {
        return new Answer(200, "", standing, version, null, null, false, List.of());
    }

    static Answer refused(String code, @Nullable Long lockEpoch, @Nullable Long lockUntil) {
        return new Answer(409, code, null, null, lockEpoch, lockUntil, false, List.of());
    }

    List<Violation> judged() {
        Facts facts = new Facts(Set.of(RUTH), entries, List.of(row), numbered, miscounted);
        return Judge.judge(new History(operations, facts));
    }
}
