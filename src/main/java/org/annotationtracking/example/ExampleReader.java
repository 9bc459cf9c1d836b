package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.annotationtracking.example.ExampleQueries.View;

/** Shows single examples to other rooms, as the list shows them. */
@ApplicationScoped
public class ExampleReader {

    private final ExampleQueries examples;

    ExampleReader(ExampleQueries examples) {
        this.examples = examples;
    }

    /**
     * These examples of a project, in no order, as one person sees them; those that are not there are left out.
     *
     * @param address scheme, host and port the client knows the service by
     */
    public List<ExampleResponse> these(long projectId, long callerId, String address, List<Long> ids) {
        return examples.these(new View(projectId, callerId, new MediaUrls(address)), ids);
    }
}
