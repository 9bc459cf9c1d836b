package org.annotationtracking.tracking.tick;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Members;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Transition;
import org.annotationtracking.platform.RepeatedOnConflict;
import org.annotationtracking.tracking.Standing;
import org.annotationtracking.tracking.TrackingService;
import org.jboss.logging.Logger;

/**
 * Follows the clicks on doccano's own page: a tick there submits and its end withdraws, by the rules and in the name of the
 * person whose tick it is. Each is done under the example's row, so it does not matter how many instances look.
 */
@ApplicationScoped
class ClickService {

    /** What the journal says of it, as the entry's notes. */
    static final String TICKED = "ticked in doccano";

    static final String UNTICKED = "unticked in doccano";

    private static final Logger LOG = Logger.getLogger(ClickService.class);

    private final ClickRepository clicks;
    private final TrackingService tracking;
    private final Members members;

    ClickService(ClickRepository clicks, TrackingService tracking, Members members) {
        this.clicks = clicks;
        this.tracking = tracking;
        this.members = members;
    }

    /** One look at what is new, and at everything when that is due. The journal asks for a request, though there is none. */
    @ActivateRequestContext
    void look(Duration fullEvery) {
        clicks.begin();
        ClickRepository.Stand stand = clicks.stand();
        long from = 0;
        for (List<Click> page = clicks.ticked(from); !page.isEmpty(); page = clicks.ticked(from)) {
            page.forEach(click -> follow(click, Transition.SUBMIT));
            from = page.get(page.size() - 1).id();
        }
        clicks.seen(stand);
        if (clicks.takeTurn(fullEvery)) {
            lookAtAll();
        }
    }

    private void lookAtAll() {
        long from = 0;
        for (List<Click> page = clicks.waiting(from); !page.isEmpty(); page = clicks.waiting(from)) {
            page.forEach(click -> follow(click, Transition.SUBMIT));
            from = page.get(page.size() - 1).id();
        }
        ExampleKey behind = new ExampleKey(0, 0);
        for (List<Click> page = clicks.unticked(behind); !page.isEmpty(); page = clicks.unticked(behind)) {
            page.forEach(click -> follow(click, Transition.WITHDRAW));
            behind = page.get(page.size() - 1).key();
        }
    }

    private void follow(Click click, Transition transition) {
        Optional<Caller> person = members.find(click.userId(), click.key().projectId());
        if (person.isEmpty() || !person.get().may(Right.ANNOTATE)) {
            return;
        }
        try {
            move(click, transition, person.get());
        } catch (DomainException refused) {
            LOG.debugf("A click in doccano on example %d waits: %s", click.key().exampleId(), refused.getMessage());
        }
    }

    /** Does what a click on our own page would have done, if the tick is still as it was found. */
    @Transactional
    @RepeatedOnConflict
    void move(Click click, Transition transition, Caller person) {
        Standing row = tracking.holdFree(click.key(), person);
        boolean submits = transition == Transition.SUBMIT;
        if (clicks.isTicked(click) == submits) {
            tracking.moveIfOpen(transition, click.key(), person, row, submits ? TICKED : UNTICKED);
        }
    }
}
