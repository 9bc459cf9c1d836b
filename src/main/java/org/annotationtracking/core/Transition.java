package org.annotationtracking.core;

import static org.annotationtracking.core.TrackingStatus.APPROVED;
import static org.annotationtracking.core.TrackingStatus.PENDING;
import static org.annotationtracking.core.TrackingStatus.REJECTED;
import static org.annotationtracking.core.TrackingStatus.SUBMITTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The whole state machine: which act leads from which statuses to which. */
public enum Transition {
    SUBMIT(EnumSet.of(PENDING, REJECTED), SUBMITTED, EventType.SUBMITTED),
    WITHDRAW(EnumSet.of(SUBMITTED), PENDING, EventType.WITHDRAWN),
    APPROVE(EnumSet.of(SUBMITTED), APPROVED, EventType.APPROVED),
    REJECT(EnumSet.of(SUBMITTED, APPROVED), REJECTED, EventType.REJECTED),
    REOPEN(EnumSet.of(APPROVED, REJECTED), SUBMITTED, EventType.REOPENED);

    private final Set<TrackingStatus> from;
    private final TrackingStatus to;
    private final EventType event;

    Transition(Set<TrackingStatus> from, TrackingStatus to, EventType event) {
        this.from = from;
        this.to = to;
        this.event = event;
    }

    /** Where this act leads; refuses with {@code illegal_transition} when it is not open from {@code current}. */
    public TrackingStatus from(TrackingStatus current) {
        if (!from.contains(current)) {
            throw new IllegalTransitionException(this, current);
        }
        return to;
    }

    /** What the journal calls it. */
    public EventType event() {
        return event;
    }

    /** The act's word in messages and JSON. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status it leads to. */
    public TrackingStatus to() {
        return to;
    }

    /** The statuses that some act reaches from {@code status}. */
    public static List<TrackingStatus> reachableFrom(TrackingStatus status) {
        return Arrays.stream(values())
                .filter(transition -> transition.from.contains(status))
                .map(Transition::to)
                .distinct()
                .toList();
    }
}
