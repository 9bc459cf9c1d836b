package org.annotationtracking.tracking.tick;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.annotationtracking.tracking.Standing;
import org.annotationtracking.tracking.TrackingService;

/** doccano's check mark: a click sets it or takes it away, and where the caller may, submits or withdraws besides. */
@ApplicationScoped
class TickService {

    private final TickRepository ticks;
    private final TrackingService tracking;
    private final Visibility visibility;

    TickService(TickRepository ticks, TrackingService tracking, Visibility visibility) {
        this.ticks = ticks;
        this.tracking = tracking;
        this.visibility = visibility;
    }

    /**
     * Clicks; one click at a time on one example, because each holds the example's row. The tick that was set, empty when
     * it was taken away. Refuses another's live lock, and the annotator who takes a tick off approved work, with 409.
     */
    @Transactional
    @RepeatedOnConflict
    public Optional<Tick> toggle(ExampleKey key, Caller caller) {
        Standing row = tracking.holdFree(key, caller);
        if (ticks.clear(key, caller.id()) > 0) {
            requireUndecided(row, caller);
            tracking.moveIfOpen(Transition.WITHDRAW, key, caller, row);
            return Optional.empty();
        }
        Tick tick = ticks.set(key, caller.id());
        tracking.moveIfOpen(Transition.SUBMIT, key, caller, row);
        return Optional.of(tick);
    }

    @Transactional
    public Page<Tick> list(ExampleKey key, Caller caller, PageRequest page) {
        visibility.require(key, caller);
        if (!ticks.exampleExists(key)) {
            throw DomainException.notFound("Example");
        }
        return page.page(ticks.count(key, caller.id()), ticks.page(key, caller.id(), page));
    }

    private static void requireUndecided(Standing row, Caller caller) {
        if (row.status() == TrackingStatus.APPROVED && row.isWorkOf(caller.id())) {
            throw DomainException.conflict(
                    "approved", "Your work on this example is approved; a manager can reopen it");
        }
    }
}
