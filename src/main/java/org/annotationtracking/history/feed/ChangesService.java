package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Capabilities;
import org.annotationtracking.core.Capabilities.Use;
import org.annotationtracking.core.Capability;

/** Numbers the journal, and reads it by its numbers. */
@ApplicationScoped
class ChangesService {

    /** Entries a transaction; above the largest page, so that one portion fills any. */
    static final int PORTION = 5000;

    private final SequencerRepository sequencer;
    private final ChangesQueries changes;
    private final Capabilities capabilities;
    private final Visibility visibility;

    ChangesService(
            SequencerRepository sequencer, ChangesQueries changes, Capabilities capabilities, Visibility visibility) {
        this.sequencer = sequencer;
        this.changes = changes;
        this.capabilities = capabilities;
        this.visibility = visibility;
    }

    /** Projects whose newest entries may still lack a number. */
    List<Long> unsettled() {
        return sequencer.unsettled();
    }

    /** Whether the database takes numbers just now; a standby serves those it has. */
    boolean isAble() {
        return capabilities
                .outage(new Capabilities.Asked("", Set.of(Capability.HISTORY), Use.WRITE))
                .isEmpty();
    }

    /**
     * Numbers up to {@value #PORTION} new entries of a project, in a transaction of its own.
     *
     * @param wait whether to wait while another instance does; else it is left to that one
     * @return how many got a number
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int number(long projectId, boolean wait) {
        // First, and before the transaction has an id: see SequencerRepository.
        long newest = sequencer.newestUnsettled(projectId);
        if (newest == 0 || !sequencer.hold(projectId, wait)) {
            return 0;
        }
        int numbered = sequencer.number(projectId, newest, PORTION);
        if (numbered > 0) {
            sequencer.announce(projectId);
        }
        return numbered;
    }

    /**
     * A page of changes behind a number; every one of them is preceded by all lower numbers that are the caller's to see.
     */
    Changes after(long projectId, Caller caller, long after, int limit) {
        if (visibility.isLimited(caller)) {
            // First: what comes between is on the next page.
            long last = changes.lastSeq(projectId);
            String visible = "e.example_id IN (" + visibility.ids("viewer") + ")";
            List<Change> page = changes.after(projectId, after, last, limit, visible, caller.id());
            return Changes.ofSome(page, page.size() == limit, after, last);
        }
        List<Change> page = changes.after(projectId, after, limit);
        return Changes.of(page, after, changes.lastSeq(projectId));
    }
}
