package org.annotationtracking.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Transition;

/** Decides examples for other rooms, each exactly as its own endpoint would. */
@ApplicationScoped
public class Decisions {

    private final TrackingService tracking;

    Decisions(TrackingService tracking) {
        this.tracking = tracking;
    }

    /** Where an example stands once it is decided. */
    public record Decided(String status, long version) {}

    /**
     * Decides in the caller's transaction. Throws what the endpoint would answer; the transaction stays usable then, and
     * whoever goes on with it takes back what was begun, to a savepoint of its own.
     */
    public Decided decide(Transition transition, ExampleKey key, Caller caller, String notes) {
        Act act = new Act(transition, key, caller, new Fence(null, null), notes);
        Standing now = tracking.performWithin(act).orThrow();
        return new Decided(now.status().wire(), now.version());
    }
}
