package org.annotationtracking.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.annotationtracking.auth.Reservation;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.auth.RoleRules;
import org.annotationtracking.platform.LiveLock;

/**
 * How an example stands to one person's queue, in SQL: one expression that gives every example of a project exactly one
 * word. It reads {@code t}, its tracking row or nothing (what has no row yet nobody has set aside), and the names {@code :project},
 * {@code :caller} and {@code :annotating}.
 */
@ApplicationScoped
public class Workable {

    /** The word for what can be worked on now. */
    public static final String REMAINING = "remaining";

    private static final String OWN_LEASE = "t.locked_by_id = :caller AND " + LiveLock.SQL;

    private static final String SKIPPED = """
            EXISTS (SELECT 1 FROM skipped_example k
                     WHERE k.project_id = :project AND k.example_id = t.example_id AND k.skipped_by_id = :caller)
            """;

    /** Decided since the last submission, by the caller; a round ends with the next submission. */
    private static final String REVIEWED = """
            EXISTS (SELECT 1 FROM annotation_tracking_event v
                     WHERE v.project_id = :project AND v.example_id = t.example_id AND v.actor_id = :caller
                       AND v.type IN ('approved', 'final_approved', 'rejected')
                       AND v.round = (SELECT w.round FROM annotation_tracking_event w
                                       WHERE w.project_id = :project AND w.example_id = t.example_id
                                       ORDER BY w.id DESC LIMIT 1))
            """;

    private static final String TO_ANNOTATE = """
            CASE WHEN t.status = 'submitted' AND t.annotated_by_id = :caller THEN 'yours_in_review'
                 WHEN t.status IN ('submitted', 'approved') THEN 'not_in_queue'
                 WHEN %1$s THEN 'remaining'
                 WHEN %2$s THEN 'skipped_by_you'
                 WHEN t.status = 'rejected' AND t.annotated_by_id IS DISTINCT FROM :caller
                      AND t.annotated_by_id IN (%3$s) THEN 'reserved_for_others'
                 WHEN %4$s THEN 'locked_by_others'
                 ELSE 'remaining' END
            """.formatted(OWN_LEASE, SKIPPED, Reservation.HOLDERS, LiveLock.SQL);

    private static final String TO_REVIEW = """
            CASE WHEN t.status IS DISTINCT FROM 'submitted' THEN 'not_in_queue'
                 WHEN t.annotated_by_id = :caller AND NOT %1$s THEN 'own_work_excluded'
                 WHEN %2$s THEN 'remaining'
                 WHEN %3$s THEN 'reviewed_by_you'
                 WHEN %4$s THEN 'locked_by_others'
                 ELSE 'remaining' END
            """;

    private final List<String> annotating;
    private final String toReview;

    Workable(RoleRules roles, ReviewRules review) {
        this.annotating = roles.submittingNames();
        this.toReview = TO_REVIEW.formatted(review.ownWork(), OWN_LEASE, REVIEWED, LiveLock.SQL);
    }

    /** The expression for one queue. */
    public String standing(Queue queue) {
        return switch (queue) {
            case ANNOTATE -> TO_ANNOTATE;
            case REVIEW -> toReview;
        };
    }

    /**
     * Whether the caller could work on it now, as a condition. Written so that the planner expects half of the rows to
     * fulfil it, and reads them in order until a page is full: from an equation it expects next to none, and sorts all.
     */
    public String condition(Queue queue) {
        return "CASE (" + standing(queue) + ") WHEN '" + REMAINING + "' THEN true ELSE false END";
    }

    /** What the expression's names are bound to, but for project and caller. */
    public Map<String, Object> values() {
        return Map.of("annotating", annotating.toArray(String[]::new));
    }
}
