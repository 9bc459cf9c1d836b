package org.annotationtracking.core;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an example, as the journal keeps it. The time, the round and the number are the
 * database's to give.
 *
 * @param notes a person's words, {@code ""} when there are none
 */
public record TrackingEvent(
        ExampleKey key,
        EventType type,
        long actorId,
        String actorName,
        @Nullable TrackingStatus from,
        @Nullable TrackingStatus to,
        String notes,
        long lockEpoch) {

    /** An event that leaves the status as it is. */
    public static TrackingEvent of(ExampleKey key, EventType type, long actorId, String actorName, long lockEpoch) {
        return new TrackingEvent(key, type, actorId, actorName, null, null, "", lockEpoch);
    }
}
