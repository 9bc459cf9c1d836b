package org.annotationtracking.claim;

import io.micrometer.core.annotation.Timed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.lock.Lease;
import org.annotationtracking.lock.LockService;
import org.annotationtracking.platform.RepeatedOnConflict;

/** Hands out what waits to be worked on. */
@ApplicationScoped
class ClaimService {

    private static final int LOOKS = 3;

    /** Free examples this far past the hint make it worth raising: so many dead index entries cost nothing yet. */
    private static final int RAISE_AFTER = 100;

    private final CandidateRepository candidates;
    private final HintRepository hints;
    private final UntrackedRepository untracked;
    private final WhyQueries whys;
    private final LockService locks;

    ClaimService(
            CandidateRepository candidates,
            HintRepository hints,
            UntrackedRepository untracked,
            WhyQueries whys,
            LockService locks) {
        this.candidates = candidates;
        this.hints = hints;
        this.untracked = untracked;
        this.whys = whys;
        this.locks = locks;
    }

    /** Leases the next examples to the caller, best first; empty when there are none. The same again answers the same. */
    @Transactional
    @RepeatedOnConflict
    @Timed(value = "tracking_claim", description = "Finding and locking the next examples")
    List<Lease> claim(ClaimOrder order, Caller caller) {
        if (!caller.may(order.queue().right())) {
            throw DomainException.forbidden("permission_denied", "You do not have permission to perform this action.");
        }
        for (int look = 1; ; look++) {
            candidates.takeTurn(order.projectId(), caller);
            Candidates found = candidates.find(order, caller);
            boolean fewer = found.exampleIds().size() < order.count();
            if (fewer && look == 1 && untracked.track(order.projectId())) {
                continue;
            }
            List<Lease> leases = take(order, found, caller);
            if (!leases.isEmpty() || found.exampleIds().isEmpty() || look == LOOKS) {
                raiseHints(order, found);
                return leases;
            }
        }
    }

    Why explain(ClaimOrder order, Caller caller) {
        return whys.explain(order, caller);
    }

    private List<Lease> take(ClaimOrder order, Candidates found, Caller caller) {
        List<Long> ids = found.exampleIds();
        return ids.isEmpty()
                ? List.of()
                : locks.take(order.projectId(), ids, caller).stream()
                        .sorted(Comparator.comparingInt(lease -> ids.indexOf(lease.exampleId())))
                        .toList();
    }

    private void raiseHints(ClaimOrder order, Candidates found) {
        boolean far = found.ahead() > RAISE_AFTER;
        if (order.isPlain() && (far || found.noneRanOut())) {
            hints.raise(order.projectId(), order.queue());
        }
    }
}
