package org.annotationtracking.example.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.annotationtracking.core.SchemaReady;

/** Knows whether every example has its tracking row: where the examples are ours, they come with one. */
@ApplicationScoped
public class TrackedExamples {

    private volatile boolean all;

    void learn(@Observes SchemaReady ready) {
        all = ready.mode() == SchemaReady.Mode.STANDALONE;
    }

    /** False while it is not known. */
    public boolean all() {
        return all;
    }
}
