package org.annotationtracking.lock;

import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.history.Journal;
import org.annotationtracking.lock.Lease.Lost;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.jspecify.annotations.Nullable;

/** Acquires, renews, releases and breaks leases. */
@ApplicationScoped
public class LockService {

    private static final int LOOKS = 3;

    private final LeaseRepository leases;
    private final LockAdmission admission;
    private final Journal journal;
    private final Visibility visibility;

    LockService(LeaseRepository leases, LockAdmission admission, Journal journal, Visibility visibility) {
        this.leases = leases;
        this.admission = admission;
        this.journal = journal;
        this.visibility = visibility;
    }

    /**
     * Takes, in the caller's transaction, those of these examples that are free, run out or the person's own already,
     * as {@code lock} would; the others are left out. The project's length of a lease goes for all.
     */
    @Transactional(TxType.MANDATORY)
    public List<Lease> take(long projectId, List<Long> exampleIds, Caller caller) {
        List<Lease> taken = leases.tryAcquire(projectId, exampleIds, caller, Optional.empty());
        taken.forEach(lease -> recordTaken(projectId, caller, lease));
        return taken;
    }

    /** Takes the lease, or renews it when it is the caller's; refuses with what stands in the way. */
    @Transactional
    @RepeatedOnConflict
    @Timed(value = "tracking_lock_acquire", description = "Taking or renewing a lock, the wait for others included")
    Lease acquire(ExampleKey key, Caller caller, Optional<Duration> asked) {
        visibility.require(key, caller);
        for (int look = 0; look < LOOKS; look++) {
            List<Lease> lease = leases.tryAcquire(key.projectId(), List.of(key.exampleId()), caller, asked);
            if (!lease.isEmpty()) {
                recordTaken(key.projectId(), caller, lease.get(0));
                return lease.get(0);
            }
            // Nothing in the way any more means that it went away just now: try again.
            admission.refuseIfBarred(look(key, caller), caller);
        }
        throw new DomainException(
                DomainException.Kind.UNAVAILABLE, "busy", "This example is changing hands. Try again.");
    }

    /** Extends the lease of this epoch; refuses with {@code lock_lost} when it is another's or nobody's by now. */
    @Transactional
    @RepeatedOnConflict
    Lease renew(ExampleKey key, Caller caller, Optional<Duration> asked, long epoch) {
        visibility.require(key, caller);
        return leases.tryRenew(key, caller, asked, epoch).orElseThrow(() -> {
            Held now = look(key, caller);
            return LockRefusals.lost(now.holder(), now.epoch());
        });
    }

    /** Gives the lease back; reviewers and above may give back another's. No lease is fine too. */
    @Transactional
    @RepeatedOnConflict
    public void release(ExampleKey key, Caller caller, @Nullable Long epoch) {
        giveBack(key, caller, epoch);
    }

    /** The same in the caller's transaction, which stays usable when it is refused. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = DomainException.class)
    public void releaseWithin(ExampleKey key, Caller caller) {
        giveBack(key, caller, null);
    }

    private void giveBack(ExampleKey key, Caller caller, @Nullable Long epoch) {
        Held held = hold(key, caller);
        held.requireEpoch(epoch);
        boolean own = held.isHeldBy(caller.id());
        if (!own && held.live() && !caller.may(Right.REVIEW)) {
            throw DomainException.forbidden(
                    "not_authorized", "Only the lock owner, Approvers, Project Managers, or Admins can unlock");
        }
        if (own) {
            leases.end(key, held.gapSeconds(), 0);
            journal.record(
                    event(key, caller, EventType.UNLOCKED, held).booking(held.activeSeconds() + held.gapSeconds()));
        } else if (held.live()) {
            // Another's lease that ran out is left alone: it hinders nobody, and its holder may still submit.
            leases.end(key, 0, 0);
            recordLost(key, held);
            journal.record(event(key, caller, EventType.UNLOCKED, held));
        }
    }

    /**
     * Takes the lock away, whoever holds it, run out or not, and makes everything its holder still sends stale. Nobody
     * holding it is fine too, and nothing is written then. An epoch that is given must still be the row's.
     */
    @Transactional
    @RepeatedOnConflict
    boolean breakLock(ExampleKey key, Caller caller, String reason, @Nullable Long epoch) {
        Held held = hold(key, caller);
        if (held.holderId() == null) {
            return false;
        }
        held.requireEpoch(epoch);
        leases.end(key, 0, 1);
        recordLost(key, held);
        journal.record(event(key, caller, EventType.BROKEN, held).saying(reason));
        return true;
    }

    /** Looks at the lock and keeps the row until the caller's transaction ends; 404 for an example that is not there. */
    @Transactional(TxType.MANDATORY)
    public Held hold(ExampleKey key, Caller caller) {
        visibility.require(key, caller);
        return leases.hold(key).orElseThrow(LockService::noSuchExample);
    }

    Held look(ExampleKey key, Caller caller) {
        visibility.require(key, caller);
        return leases.look(key).orElseThrow(LockService::noSuchExample);
    }

    private static DomainException noSuchExample() {
        return DomainException.notFound("Example");
    }

    private void recordTaken(long projectId, Caller caller, Lease lease) {
        if (!lease.fresh()) {
            return;
        }
        ExampleKey key = new ExampleKey(projectId, lease.exampleId());
        Lost lost = lease.lost();
        if (lost != null) {
            journal.record(TrackingEvent.of(key, EventType.LOCK_LOST, lost.holderId(), lost.holder(), lost.epoch())
                    .booking(lost.activeSeconds()));
        }
        journal.record(TrackingEvent.of(key, EventType.LOCKED, caller.id(), caller.username(), lease.epoch()));
    }

    private void recordLost(ExampleKey key, Held held) {
        if (held.holderId() != null && held.holder() != null) {
            journal.record(TrackingEvent.of(key, EventType.LOCK_LOST, held.holderId(), held.holder(), held.epoch())
                    .booking(held.activeSeconds()));
        }
    }

    private static TrackingEvent event(ExampleKey key, Caller caller, EventType type, Held held) {
        return TrackingEvent.of(key, type, caller.id(), caller.username(), held.epoch());
    }
}
