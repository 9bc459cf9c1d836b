package org.annotationtracking.lock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.history.Journal;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.jspecify.annotations.Nullable;

/** Acquires, renews and releases leases. */
@ApplicationScoped
class LockService {

    private static final int LOOKS = 3;

    private final LeaseRepository leases;
    private final LockAdmission admission;
    private final Journal journal;
    private final Duration defaultTtl;

    LockService(LeaseRepository leases, LockAdmission admission, Journal journal, LockConfig config) {
        this.leases = leases;
        this.admission = admission;
        this.journal = journal;
        this.defaultTtl = config.ttl();
    }

    /** Takes the lease, or renews it when it is the caller's; refuses with what stands in the way. */
    @Transactional
    @RepeatedOnConflict
    Lease acquire(ExampleKey key, Caller caller, Optional<Duration> asked) {
        Duration ttl = asked.orElse(defaultTtl);
        for (int look = 0; look < LOOKS; look++) {
            Optional<Lease> lease = leases.tryAcquire(key, caller, ttl);
            if (lease.isPresent()) {
                if (lease.get().fresh()) {
                    record(key, caller, EventType.LOCKED, lease.get().epoch());
                }
                return lease.get();
            }
            // Nothing in the way any more means that it went away just now: try again.
            admission.refuseIfBarred(leases.look(key).orElseThrow(() -> DomainException.notFound("Example")), caller);
        }
        throw new DomainException(
                DomainException.Kind.UNAVAILABLE, "busy", "This example is changing hands. Try again.");
    }

    /** Extends the lease of this epoch; refuses with {@code lock_lost} when it is another's or nobody's by now. */
    @Transactional
    @RepeatedOnConflict
    Lease renew(ExampleKey key, Caller caller, Optional<Duration> asked, long epoch) {
        return leases.tryRenew(key, caller, asked.orElse(defaultTtl), epoch).orElseThrow(() -> {
            Held now = leases.look(key).orElseThrow(() -> DomainException.notFound("Example"));
            return LockRefusals.lost(now.holder(), now.epoch());
        });
    }

    /** Gives the lease back; reviewers and above may give back another's. No lease is fine too. */
    @Transactional
    @RepeatedOnConflict
    void release(ExampleKey key, Caller caller, @Nullable Long epoch) {
        Held held = leases.hold(key).orElseThrow(() -> DomainException.notFound("Example"));
        if (epoch != null && epoch != held.epoch()) {
            throw LockRefusals.lost(held.holder(), held.epoch());
        }
        if (held.isLiveForAnotherThan(caller.id()) && !caller.may(Right.REVIEW)) {
            throw DomainException.forbidden(
                    "not_authorized", "Only the lock owner, Approvers, Project Managers, or Admins can unlock");
        }
        boolean own = held.holderId() != null && held.holderId() == caller.id();
        // Another's lease that ran out is left alone: it hinders nobody, and its holder may still submit.
        if (held.live() || own) {
            leases.release(key);
            record(key, caller, EventType.UNLOCKED, held.epoch());
        }
    }

    Held look(ExampleKey key) {
        return leases.look(key).orElseThrow(() -> DomainException.notFound("Example"));
    }

    private void record(ExampleKey key, Caller caller, EventType type, long epoch) {
        journal.record(TrackingEvent.of(key, type, caller.id(), caller.username(), epoch));
    }
}
