package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
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

    ChangesService(SequencerRepository sequencer, ChangesQueries changes, Capabilities capabilities) {
        this.sequencer = sequencer;
        this.changes = changes;
        this.capabilities = capabilities;
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

    /** A page of changes behind a number; every one of them is preceded by all lower numbers. */
    Changes after(long projectId, long after, int limit) {
        List<Change> page = changes.after(projectId, after, limit);
        return Changes.of(page, after, changes.lastSeq(projectId));
    }
}
