package org.annotationtracking.example.list;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.queue.Workable;
import org.jspecify.annotations.Nullable;

/** Understands what a list is asked for, given who asks and what the database has. */
@ApplicationScoped
public class ListReader {

    private final Workable workable;
    private final HostTableQueries tables;
    private final Visibility visibility;

    ListReader(Workable workable, HostTableQueries tables, Visibility visibility) {
        this.workable = workable;
        this.tables = tables;
        this.visibility = visibility;
    }

    /** Who asks for which project's list; {@code me} among usernames is that person. */
    public record Asker(long projectId, Caller caller) {

        long id() {
            return caller.id();
        }

        String username() {
            return caller.username();
        }
    }

    /**
     * Reads filters, ordering and cursor by their names. Refuses words it does not know with {@code invalid}. Examples found
     * through their tracking come by id unless asked otherwise; all others in doccano's order, by creation, or shuffled for
     * this person where the project wants that.
     */
    public ListQuery read(Function<String, @Nullable String> parameters, Asker asker) {
        ExampleFilter filter = FilterReader.read(parameters, asker, workable, tables, visibility);
        String asked = parameters.apply("ordering");
        Ordering ordering = Ordering.of(asked == null ? "" : asked);
        return ListQuery.of(
                filter, ordering == null ? usual(filter, asker) : ordering, asker.id(), parameters.apply("cursor"));
    }

    private Ordering usual(ExampleFilter filter, Asker asker) {
        if (filter.startsFromTracking()) {
            return Ordering.BY_ID;
        }
        return tables.isShuffled(asker.projectId()) ? Ordering.SHUFFLED : Ordering.BY_CREATION;
    }
}
