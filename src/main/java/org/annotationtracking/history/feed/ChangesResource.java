package org.annotationtracking.history.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.QueryValues;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What happened in a project, for whoever follows it. */
@Path("/v1/projects/{project}/tracking/changes")
@Tag(name = "Tracking")
class ChangesResource {

    private static final int DEFAULT_LIMIT = 100;

    private final ChangesService changes;
    private final SharedPasses passes;
    private final CurrentCaller caller;

    ChangesResource(ChangesService changes, SharedPasses passes, CurrentCaller caller) {
        this.changes = changes;
        this.passes = passes;
        this.caller = caller;
    }

    @GET
    @Access(value = Right.READ, needs = Capability.HISTORY)
    @Operation(
            summary = "What happened in a project",
            description = "Every entry of every example's history, once and in an order that never changes. Numbers "
                    + "are given after commit: whoever goes on at `next_after` misses nothing, however late it was "
                    + "committed.")
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The last number that was read; 0, the default, begins at the beginning.",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Entries a page, 1 to 1000; 100 by default.",
            schema = @Schema(type = SchemaType.INTEGER))
    public Changes changes(@RestPath long project, @Context UriInfo uri) {
        long after = QueryValues.number(uri, "after", 0, 0, Long.MAX_VALUE);
        int limit = (int) QueryValues.number(uri, "limit", DEFAULT_LIMIT, 1, PageRequest.MAX_LIMIT);
        if (changes.isAble()) {
            passes.number(project);
        }
        return changes.after(project, caller.get(), after, limit);
    }
}
