package org.annotationtracking.core;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an example, as the journal keeps it. The time, the round and the number are the
 * database's to give.
 *
 * @param notes a person's words, {@code ""} when there are none
 * @param activeSeconds the work on the lease that this ends; null when it ends none
 */
public record TrackingEvent(
        ExampleKey key,
        EventType type,
        long actorId,
        String actorName,
        @Nullable TrackingStatus from,
        @Nullable TrackingStatus to,
        String notes,
        long lockEpoch,
        @Nullable Integer activeSeconds) {

    /** An event that leaves the status as it is. */
    public static TrackingEvent of(ExampleKey key, EventType type, long actorId, String actorName, long lockEpoch) {
        return new TrackingEvent(key, type, actorId, actorName, null, null, "", lockEpoch, null);
    }

    /** The same, with a person's words. */
    public TrackingEvent saying(String words) {
        return new TrackingEvent(key, type, actorId, actorName, from, to, words, lockEpoch, activeSeconds);
    }

    /** The same, booking the seconds of work on the lease it ends. */
    public TrackingEvent booking(@Nullable Integer seconds) {
        return new TrackingEvent(key, type, actorId, actorName, from, to, notes, lockEpoch, seconds);
    }
}
