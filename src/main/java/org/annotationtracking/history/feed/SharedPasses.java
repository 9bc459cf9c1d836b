package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Numbers a project for many who ask at once: whoever comes during a pass shares the next one with all who come then,
 * instead of queueing in the database for a pass of its own.
 */
@ApplicationScoped
class SharedPasses {

    private final ChangesService changes;
    private final Map<Long, Turns> projects = new ConcurrentHashMap<>();

    SharedPasses(ChangesService changes) {
        this.changes = changes;
    }

    /** Returns when a pass has ended that began after this call; fails as that pass fails. */
    void number(long projectId) {
        Turns turns = projects.computeIfAbsent(projectId, id -> new Turns());
        if (turns.isMine(turns.next())) {
            @Nullable RuntimeException failure = new IllegalStateException("The pass did not come to its end.");
            try {
                changes.number(projectId, true);
                failure = null;
            } catch (RuntimeException failed) {
                failure = failed;
                throw failed;
            } finally {
                turns.end(failure);
            }
        }
    }

    /** One project's passes, one at a time. */
    private static final class Turns {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition over = lock.newCondition();
        private long begun;
        private long ended;
        private long succeeded;
        private @Nullable RuntimeException failure;

        /** The first pass that will see everything there is now. */
        long next() {
            lock.lock();
            try {
                return begun + 1;
            } finally {
                lock.unlock();
            }
        }

        /** Waits for that pass. True at once when it is for the caller to do; false when it, or a later one, went well. */
        boolean isMine(long wanted) {
            lock.lock();
            try {
                while (ended < begun && ended < wanted) {
                    over.awaitUninterruptibly();
                }
                if (ended < wanted) {
                    begun++;
                    return true;
                }
                if (succeeded < wanted && failure != null) {
                    throw failure;
                }
                return false;
            } finally {
                lock.unlock();
            }
        }

        void end(@Nullable RuntimeException failed) {
            lock.lock();
            try {
                ended = begun;
                succeeded = failed == null ? ended : succeeded;
                failure = failed;
                over.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
