package org.annotationtracking.stats;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The numbers of a project. */
@Path("/v1/projects/{project}/tracking/review-stats")
@Tag(name = "Tracking")
class StatsResource {

    private final Counters counters;

    StatsResource(Counters counters) {
        this.counters = counters;
    }

    @GET
    @Access(value = Right.READ, needs = Capability.STATS)
    @Operation(summary = "How many examples stand where", description = "Exact, in one snapshot.")
    public ReviewStats review(@RestPath long project) {
        return ReviewStats.of(counters.of(project));
    }
}
