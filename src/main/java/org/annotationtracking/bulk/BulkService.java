package org.annotationtracking.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.Transition;
import org.annotationtracking.lock.LockService;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.annotationtracking.tracking.Decisions;

/** Does one act on many examples, in one transaction; what is refused to one leaves the others alone. */
@ApplicationScoped
class BulkService {

    private final Decisions decisions;
    private final LockService locks;
    private final SavepointRepository savepoints;

    BulkService(Decisions decisions, LockService locks, SavepointRepository savepoints) {
        this.decisions = decisions;
        this.locks = locks;
        this.savepoints = savepoints;
    }

    /**
     * Goes through the examples in the order given, which must be the same for all callers: ascending. When the database
     * gives up on one (a row kept for too long by somebody else), nothing at all is done.
     */
    @Transactional
    @RepeatedOnConflict
    List<BulkItem> perform(BulkOrder order, List<Long> exampleIds) {
        List<BulkItem> items = new ArrayList<>();
        for (long exampleId : exampleIds) {
            savepoints.set();
            BulkItem item = one(order, exampleId);
            items.add(item);
            if (item.success() && !order.dryRun()) {
                savepoints.release();
            } else {
                savepoints.goBack();
            }
        }
        return items;
    }

    private BulkItem one(BulkOrder order, long exampleId) {
        try {
            return order.action()
                    .transition()
                    .map(transition -> decide(order, transition, exampleId))
                    .orElseGet(() -> unlock(order, exampleId));
        } catch (DomainException refusal) {
            return BulkItem.refused(exampleId, refusal);
        }
    }

    private BulkItem decide(BulkOrder order, Transition transition, long exampleId) {
        return BulkItem.decided(
                exampleId, decisions.decide(transition, order.key(exampleId), order.caller(), order.notes()));
    }

    private BulkItem unlock(BulkOrder order, long exampleId) {
        locks.releaseWithin(order.key(exampleId), order.caller());
        return BulkItem.unlocked(exampleId);
    }
}
