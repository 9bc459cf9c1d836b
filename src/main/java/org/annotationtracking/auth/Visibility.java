package org.annotationtracking.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Set;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.SchemaReady;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Which examples of a project somebody may see: all, or those that doccano assigned to that person. Managers and
 * administrators always see all. One rule for everything that shows or changes an example.
 */
@ApplicationScoped
public class Visibility {

    private static final Logger LOG = Logger.getLogger(Visibility.class);

    /** What a team wants; {@code tracking.visibility}. */
    enum Setting {
        /** As doccano has it: assigned ones where it has assignments, all of them before that, and without a doccano. */
        AUTO,
        ALL,
        ASSIGNED
    }

    private final VisibilityQueries assignments;
    private final Setting setting;
    private volatile boolean assignedOnly;
    private volatile boolean assignable;

    Visibility(
            VisibilityQueries assignments,
            @ConfigProperty(name = "tracking.visibility", defaultValue = "auto") Setting setting) {
        this.assignments = assignments;
        this.setting = setting;
        this.assignedOnly = setting != Setting.ALL;
    }

    void learn(@Observes SchemaReady ready) {
        assignable = assignments.exist();
        assignedOnly = switch (setting) {
            case ALL -> false;
            case ASSIGNED -> true;
            case AUTO -> assignable && ready.mode() == SchemaReady.Mode.ATTACHED;
        };
        if (assignedOnly && !assignable) {
            LOG.warn("tracking.visibility=assigned, but this database has no assignments:"
                    + " only managers and administrators will see examples");
        }
    }

    /** Whether there are examples in a project that this person may not see. */
    public boolean isLimited(Caller caller) {
        return assignedOnly && !caller.may(Right.OVERRULE);
    }

    /**
     * A select of the ids of the examples that a limited person may see.
     *
     * @param person the name that the person's id is bound to, without its colon; {@code :project} must be bound too
     */
    public String ids(String person) {
        return assignable
                ? "SELECT g.example_id FROM examples_assignment g WHERE g.project_id = :project AND g.assignee_id = :"
                        + person
                : "SELECT NULL::bigint WHERE false";
    }

    /** Refuses with 404 an example that the caller may not see, as if it were not there. */
    public void require(ExampleKey key, Caller caller) {
        if (isLimited(caller)
                && among(key.projectId(), caller, Set.of(key.exampleId())).isEmpty()) {
            throw DomainException.notFound("Example");
        }
    }

    /** Those of these examples of a project that a limited person may see. */
    public Set<Long> among(long projectId, Caller caller, Collection<Long> examples) {
        return assignable ? assignments.among(projectId, caller.id(), examples) : Set.of();
    }
}
