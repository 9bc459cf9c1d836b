package org.annotationtracking.stats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.annotationtracking.core.SchemaReady;

/**
 * How many examples stand where, exact and from one snapshot, at a cost that does not grow with their number: the
 * database's triggers keep count.
 */
@ApplicationScoped
public class Counters {

    private final CounterQueries counters;

    /** Where the examples are ours they come with their rows; beside a host some may still be without one. */
    private volatile boolean everyExampleTracked;

    Counters(CounterQueries counters) {
        this.counters = counters;
    }

    void learn(@Observes SchemaReady ready) {
        everyExampleTracked = ready.mode() == SchemaReady.Mode.STANDALONE;
    }

    /** A project's examples; one without a tracking row is pending. */
    public StatusCounts of(long projectId) {
        return everyExampleTracked ? counters.tracked(projectId) : counters.trackedOrNot(projectId);
    }

    /** Those of a project's examples that this person has annotated. */
    public StatusCounts ofPerson(long projectId, long userId) {
        return counters.trackedOf(projectId, userId);
    }
}
