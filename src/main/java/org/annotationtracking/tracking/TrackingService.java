package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.history.Journal;
import org.annotationtracking.platform.RepeatedOnConflict;

/** The only writer of status: every act is checked, done and journalled in one transaction. */
@ApplicationScoped
class TrackingService {

    private final TrackingRepository tracking;
    private final TrackingRules rules;
    private final StateRepository states;
    private final Journal journal;

    TrackingService(TrackingRepository tracking, TrackingRules rules, StateRepository states, Journal journal) {
        this.tracking = tracking;
        this.rules = rules;
        this.states = states;
        this.journal = journal;
    }

    /** Does the act; what already stands is answered and not written again. Refusals come in the order of the API. */
    @Transactional
    @RepeatedOnConflict
    Standing perform(Act act) {
        Standing before = tracking.hold(act.key()).orElseThrow(() -> DomainException.notFound("Example"));
        if (rules.alreadyStands(act, before)) {
            return before;
        }
        rules.requirePower(act, before);
        act.fence().check(before, act.caller().id());
        return rules.isFinalApproval(act, before) ? approveFinally(act, before) : move(act, before);
    }

    Standing look(ExampleKey key) {
        return tracking.look(key).orElseThrow(() -> DomainException.notFound("Example"));
    }

    private Standing move(Act act, Standing before) {
        TrackingStatus to = rules.target(act, before);
        rules.requireClaim(act, before);
        Standing after = tracking.move(act, to);
        states.follow(act.key(), before, after);
        record(act, act.transition().event(), before, after);
        return after;
    }

    /** The administrator's word on what an approver has approved: who and when change, the status does not. */
    private Standing approveFinally(Act act, Standing before) {
        rules.requireClaim(act, before);
        Standing after = tracking.move(act, TrackingStatus.APPROVED);
        record(act, EventType.FINAL_APPROVED, before, after);
        return after;
    }

    private void record(Act act, EventType type, Standing before, Standing after) {
        journal.record(new TrackingEvent(
                act.key(),
                type,
                act.caller().id(),
                act.caller().username(),
                before.status(),
                after.status(),
                act.notes(),
                before.lock().epoch()));
    }

    /** Whether this act is one of the reviewer's two. */
    static boolean isReview(Transition transition) {
        return transition == Transition.APPROVE || transition == Transition.REJECT;
    }
}
