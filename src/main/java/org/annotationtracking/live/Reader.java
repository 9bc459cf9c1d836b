package org.annotationtracking.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** One reader of a project's events; used by the thread of {@link Live} alone, {@link #mayStay} apart. */
final class Reader {

    /** Entries that are on their way to a reader at the same time. */
    private static final int BATCH = 100;

    private final long project;
    private final Line line;
    private final Sight sight;
    private final Executor thread;
    private long seq;
    private boolean busy;
    private long since = System.nanoTime();

    /** Goes on behind a number. */
    Reader(long project, long seq, Line line, Sight sight, Executor thread) {
        this.project = project;
        this.seq = seq;
        this.line = line;
        this.sight = sight;
        this.thread = thread;
    }

    long project() {
        return project;
    }

    Line line() {
        return line;
    }

    /** Refuses, as the door does, if the reader may no longer be here. */
    void mayStay() {
        sight.askAgain();
    }

    /** Sends the next entries, unless the last ones are still on their way, and goes on when they have left. */
    void pump(Tail tail) {
        if (busy || line.isClosed()) {
            return;
        }
        List<Entry> batch = tail.after(seq, BATCH);
        if (batch.isEmpty()) {
            return;
        }
        List<Entry> shown = sight.of(batch);
        seq = batch.get(batch.size() - 1).seq();
        if (shown.isEmpty()) {
            thread.execute(() -> pump(tail));
        } else {
            for (Entry entry : shown.subList(0, shown.size() - 1)) {
                line.send(entry);
            }
            await(line.send(shown.get(shown.size() - 1)), () -> pump(tail));
        }
    }

    /** Says that the stream is alive, and where it stands, if it has been quiet for that long. */
    void beat(Duration quiet) {
        if (!busy && !line.isClosed() && elapsed(quiet)) {
            await(line.beat(seq), () -> {});
        }
    }

    /** Whether what was sent has been lying there for that long. */
    boolean isStuck(Duration patience) {
        return busy && elapsed(patience);
    }

    private boolean elapsed(Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    private void await(CompletionStage<?> sent, Runnable then) {
        busy = true;
        since = System.nanoTime();
        sent.whenCompleteAsync(
                (done, failure) -> {
                    busy = false;
                    since = System.nanoTime();
                    if (failure == null) {
                        then.run();
                    } else {
                        line.close();
                    }
                },
                thread);
    }
}
