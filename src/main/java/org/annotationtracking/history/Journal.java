package org.annotationtracking.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.annotationtracking.core.TrackingEvent;
import org.annotationtracking.core.TrackingStatus;
import org.annotationtracking.platform.RequestId;
import org.jspecify.annotations.Nullable;

/** The append-only record of what happened. */
@ApplicationScoped
public class Journal {

    private final JournalRepository entries;
    private final RequestId requestId;
    private final Event<Recorded> recorded;

    Journal(JournalRepository entries, RequestId requestId, Event<Recorded> recorded) {
        this.entries = entries;
        this.requestId = requestId;
        this.recorded = recorded;
    }

    /** Writes one entry in the caller's transaction, so that neither stands without the other. */
    @Transactional(TxType.MANDATORY)
    public void record(TrackingEvent event) {
        entries.append(event, requestId.current());
        recorded.fire(new Recorded(event.key().projectId()));
    }

    static @Nullable String wire(@Nullable TrackingStatus status) {
        return status == null ? null : status.wire();
    }
}
