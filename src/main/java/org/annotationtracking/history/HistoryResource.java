package org.annotationtracking.history;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What happened to an example. */
@Path("/v1/projects/{project}/tracking/{example}/history")
@Tag(name = "Tracking")
class HistoryResource {

    private final JournalRepository entries;
    private final CurrentCaller caller;
    private final Visibility visibility;

    HistoryResource(JournalRepository entries, CurrentCaller caller, Visibility visibility) {
        this.entries = entries;
        this.caller = caller;
        this.visibility = visibility;
    }

    @GET
    @Access(value = Right.READ, needs = Capability.HISTORY)
    @Operation(
            summary = "An example's history",
            description = "Every lock, submission and decision, oldest first, with who, when, notes and round.")
    public Page<HistoryEntry> history(@RestPath long project, @RestPath long example, @Context UriInfo uri) {
        ExampleKey key = new ExampleKey(project, example);
        PageRequest page = PageRequest.of(uri, PageRequest.MAX_LIMIT);
        visibility.require(key, caller.get());
        long count = entries.count(key);
        if (count == 0 && !entries.exampleExists(key)) {
            throw DomainException.notFound("Example");
        }
        return page.page(count, entries.of(key, page));
    }
}
