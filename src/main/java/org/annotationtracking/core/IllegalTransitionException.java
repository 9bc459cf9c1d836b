package org.annotationtracking.core;

/** Refuses an act that is not open from the status an example has. */
public final class IllegalTransitionException extends DomainException {

    public IllegalTransitionException(Transition asked, TrackingStatus current) {
        super(
                Kind.CONFLICT,
                "illegal_transition",
                "Cannot %s an example that is %s".formatted(asked.wire(), current.wire()));
        with("from", current.wire());
        with("to", asked.to().wire());
        with(
                "allowed",
                Transition.reachableFrom(current).stream()
                        .map(TrackingStatus::wire)
                        .toList());
    }
}
