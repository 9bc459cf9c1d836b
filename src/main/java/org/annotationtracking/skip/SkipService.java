package org.annotationtracking.skip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.history.Journal;
import org.annotationtracking.lock.Held;
import org.annotationtracking.lock.LockService;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.jspecify.annotations.Nullable;

/** Sets examples aside for one person, and takes that back. */
@ApplicationScoped
class SkipService {

    private final SkipRepository skips;
    private final LockService locks;
    private final Journal journal;

    SkipService(SkipRepository skips, LockService locks, Journal journal) {
        this.skips = skips;
        this.locks = locks;
        this.journal = journal;
    }

    /** Sets an open example aside and gives the person's lock back; the same again writes nothing. */
    @Transactional
    @RepeatedOnConflict
    Skip skip(ExampleKey key, Caller caller, String reason, @Nullable Long epoch) {
        Held held = locks.hold(key, caller);
        Optional<Skip> standing =
                skips.find(key, caller.id()).filter(skip -> skip.reason().equals(reason));
        if (standing.isPresent() && !held.isHeldBy(caller.id())) {
            return standing.get();
        }
        held.requireFree(caller, epoch);
        requireOpen(held.status());
        locks.release(key, caller, epoch);
        Skip skip = skips.put(key, caller.id(), reason);
        journal.record(event(key, caller, EventType.SKIPPED, held).saying(reason));
        return skip;
    }

    /** Takes it back; there being nothing to take back is fine too. */
    @Transactional
    @RepeatedOnConflict
    boolean unskip(ExampleKey key, Caller caller, String reason, @Nullable Long epoch) {
        Held held = locks.hold(key, caller);
        boolean removed = skips.remove(key, caller.id());
        if (removed) {
            held.requireEpoch(epoch);
            journal.record(event(key, caller, EventType.UNSKIPPED, held).saying(reason));
        }
        return removed;
    }

    private static void requireOpen(TrackingStatus status) {
        if (status != TrackingStatus.PENDING && status != TrackingStatus.REJECTED) {
            throw DomainException.conflict("illegal_transition", "Cannot skip an example that is " + status.wire())
                    .with("from", status.wire())
                    .with("to", null)
                    .with("allowed", List.of());
        }
    }

    private static TrackingEvent event(ExampleKey key, Caller caller, EventType type, Held held) {
        return TrackingEvent.of(key, type, caller.id(), caller.username(), held.epoch());
    }
}
