package org.annotationtracking.history.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbered journal for those who follow it. */
@ApplicationScoped
public class Feed {

    /** Where the database tells who listens that a project, named in the message, has new numbers. */
    public static final String CHANNEL = "annotation_tracking_numbered";

    private final ChangesService changes;
    private final ChangesQueries queries;
    private final SharedPasses passes;

    Feed(ChangesService changes, ChangesQueries queries, SharedPasses passes) {
        this.changes = changes;
        this.queries = queries;
        this.passes = passes;
    }

    /** The newest number of a project once all that is committed has one; 0 before the first. */
    public long newest(long projectId) {
        if (changes.isAble()) {
            passes.number(projectId);
        }
        return queries.lastSeq(projectId);
    }

    /** The newest numbers given so far, by project; without those that have none. */
    public Map<Long, Long> newest(Set<Long> projects) {
        return queries.lastSeqs(projects);
    }

    /** The changes behind a number, in their order and without a gap. */
    public List<Change> after(long projectId, long seq, int limit) {
        return queries.after(projectId, seq, limit);
    }
}
