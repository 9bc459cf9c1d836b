package org.annotationtracking.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.example.ExampleQueries.View;
import org.annotationtracking.example.list.ListReader;
import org.annotationtracking.example.list.ListReader.Asker;
import org.jspecify.annotations.Nullable;

/** Shows single examples to other rooms, as the list shows them. */
@ApplicationScoped
public class ExampleReader {

    private final ExampleQueries examples;
    private final ListReader lists;

    ExampleReader(ExampleQueries examples, ListReader lists) {
        this.examples = examples;
        this.lists = lists;
    }

    /**
     * The ids of the examples that the list shows one person under a filter, ascending; never more than that.
     *
     * @param filter the list's parameters, by their names; refuses words it does not know with 400 {@code invalid}
     */
    public List<Long> matching(long projectId, Caller caller, Function<String, @Nullable String> filter, int most) {
        return examples.ids(view(projectId, caller), lists.read(filter, asker(projectId, caller)), most);
    }

    /** How many examples the list shows one person under a filter. */
    public long count(long projectId, Caller caller, Function<String, @Nullable String> filter) {
        return examples.exactCount(view(projectId, caller), lists.read(filter, asker(projectId, caller)));
    }

    private static Asker asker(long projectId, Caller caller) {
        return new Asker(projectId, caller);
    }

    private static View view(long projectId, Caller caller) {
        return new View(projectId, caller.id(), new MediaUrls(""));
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
