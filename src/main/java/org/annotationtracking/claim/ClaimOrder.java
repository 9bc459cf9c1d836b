package org.annotationtracking.claim;

import java.util.HashMap;
import java.util.Map;
import org.annotationtracking.queue.Queue;

/**
 * What somebody asks to be given.
 *
 * @param count at most so many, those in hand already included
 * @param visible a select of the ids of what the person may see, that needs {@code :viewer}; empty when that is all
 * @param viewer who that is
 */
record ClaimOrder(long projectId, Queue queue, int count, ClaimFilter filter, String visible, long viewer) {

    /** Whether any example of the queue will do. */
    boolean isPlain() {
        return filter.isEmpty() && !isLimited();
    }

    boolean isLimited() {
        return !visible.isEmpty();
    }

    /** What an example must fulfil besides; begins with AND, or is empty. */
    String condition() {
        return filter.condition() + (isLimited() ? " AND t.example_id IN (" + visible + ")" : "");
    }

    /** What the names of the conditions are bound to. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(filter.values());
        if (isLimited()) {
            values.put("viewer", (int) viewer);
        }
        return values;
    }
}
