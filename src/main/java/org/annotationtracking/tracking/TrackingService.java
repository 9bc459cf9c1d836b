package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.EventType;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.core.Transition;
import org.annotationtracking.history.Journal;
import org.annotationtracking.lock.LockRefusals;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.annotationtracking.tracking.Standing.Lock;
import org.annotationtracking.tracking.Standing.Person;
import org.jspecify.annotations.Nullable;

/** The only writer of status: every act is checked, done and journalled in one transaction. */
@ApplicationScoped
public class TrackingService {

    private static final Fence NO_FENCE = new Fence(null, null);

    private final TrackingRepository tracking;
    private final TrackingRules rules;
    private final StateRepository states;
    private final Journal journal;
    private final Visibility visibility;

    TrackingService(
            TrackingRepository tracking,
            TrackingRules rules,
            StateRepository states,
            Journal journal,
            Visibility visibility) {
        this.tracking = tracking;
        this.rules = rules;
        this.states = states;
        this.journal = journal;
        this.visibility = visibility;
    }

    /** Does the act; what already stands is answered and not written again. Refusals come in the order of the API. */
    @Transactional
    @RepeatedOnConflict
    public Outcome perform(Act act) {
        return decide(act);
    }

    /** The same in the caller's transaction, which stays usable when it is refused: taking back what was begun is the caller's. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = DomainException.class)
    Outcome performWithin(Act act) {
        return decide(act);
    }

    private Outcome decide(Act act) {
        Standing before = hold(act.key(), act.caller());
        if (rules.alreadyStands(act, before)) {
            return Outcome.done(before);
        }
        rules.requirePower(act, before);
        act.fence().requireVersion(before);
        if (act.fence().isStale(before)) {
            return refuseStale(act, before);
        }
        act.fence().requireFree(before, act.caller().id());
        return Outcome.done(rules.isFinalApproval(act, before) ? approveFinally(act, before) : move(act, before));
    }

    /** Holds an example's row until the caller's transaction ends; refuses 404 and 409 {@code locked_by_other}. */
    @Transactional(TxType.MANDATORY)
    public Standing holdFree(ExampleKey key, Caller caller) {
        Standing row = hold(key, caller);
        NO_FENCE.requireFree(row, caller.id());
        return row;
    }

    /** Submits or withdraws what the caller's transaction holds, if the caller may; leaves it as it stands otherwise. */
    @Transactional(TxType.MANDATORY)
    public void moveIfOpen(Transition transition, ExampleKey key, Caller caller, Standing row) {
        moveIfOpen(transition, key, caller, row, "");
    }

    /** The same, with words for the journal. */
    @Transactional(TxType.MANDATORY)
    public void moveIfOpen(Transition transition, ExampleKey key, Caller caller, Standing row, String words) {
        if (rules.isOpen(transition, row, caller)) {
            move(new Act(transition, key, caller, NO_FENCE, words), row);
        }
    }

    private Standing hold(ExampleKey key, Caller caller) {
        visibility.require(key, caller);
        return tracking.hold(key).orElseThrow(() -> DomainException.notFound("Example"));
    }

    Standing look(ExampleKey key) {
        return tracking.look(key).orElseThrow(() -> DomainException.notFound("Example"));
    }

    private Standing move(Act act, Standing before) {
        TrackingStatus to = rules.target(act, before);
        rules.requireClaim(act, before);
        return write(act, before, to, act.transition().event());
    }

    /** The administrator's word on what an approver has approved: who and when change, the status does not. */
    private Standing approveFinally(Act act, Standing before) {
        rules.requireClaim(act, before);
        return write(act, before, TrackingStatus.APPROVED, EventType.FINAL_APPROVED);
    }

    private Standing write(Act act, Standing before, TrackingStatus to, EventType type) {
        recordLost(act, before.lock());
        Standing after = tracking.move(act, before, to, rules.permit(act, before))
                .orElseThrow(() -> DomainException.forbidden(
                        "permission_denied", "You do not have permission to perform this action."));
        states.follow(act.key(), before, after);
        journal.record(event(act, type, before, after.status())
                .saying(act.notes())
                .booking(before.lock().secondsOf(act.caller().id())));
        return after;
    }

    /** A run-out lease of somebody else ends with this act; the work on it stays that person's. */
    private void recordLost(Act act, Lock lock) {
        Person holder = lock.holder();
        if (holder != null && !lock.isOf(act.caller().id())) {
            journal.record(TrackingEvent.of(act.key(), EventType.LOCK_LOST, holder.id(), holder.name(), lock.epoch())
                    .booking(lock.activeSeconds()));
        }
    }

    /** Somebody took the example since: the work that came too late is on record, and the answer says who has it. */
    private Outcome refuseStale(Act act, Standing row) {
        DomainException lost =
                LockRefusals.lost(Person.nameOf(row.lock().holder()), row.lock().epoch());
        if (!act.isSubmissionOrReview() || !act.fence().isLate(row)) {
            throw lost;
        }
        journal.record(event(act, EventType.LATE_SUBMISSION, row, null).saying(act.inWords()));
        return Outcome.refused(lost);
    }

    private static TrackingEvent event(Act act, EventType type, Standing before, @Nullable TrackingStatus to) {
        Long named = act.fence().lockEpoch();
        long epoch = named == null ? before.lock().epoch() : named;
        return new TrackingEvent(
                act.key(), type, act.caller().id(), act.caller().username(), before.status(), to, "", epoch, null);
    }

    /** Whether this act is one of the reviewer's two. */
    static boolean isReview(Transition transition) {
        return transition == Transition.APPROVE || transition == Transition.REJECT;
    }
}
