package org.annotationtracking.stats.progress;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.stats.Counters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How far a project is, by doccano's check marks. */
@Path("/v1/projects/{project}/metrics")
@Tag(name = "Projects")
class ProgressResource {

    private final ProgressQueries progress;
    private final Counters counters;
    private final CurrentCaller caller;

    ProgressResource(ProgressQueries progress, Counters counters, CurrentCaller caller) {
        this.progress = progress;
        this.counters = counters;
        this.caller = caller;
    }

    @GET
    @Path("/progress")
    @Access(
            value = Right.READ,
            needs = {Capability.STATS, Capability.TRACKING})
    @Operation(
            summary = "My progress",
            description = "Examples with the caller's check mark, in a collaborative project with anybody's.")
    public Progress mine(@RestPath long project) {
        return Progress.of(
                counters.of(project).total(),
                progress.complete(project, caller.get().id()));
    }

    @GET
    @Path("/member-progress")
    @Access(
            value = Right.READ,
            needs = {Capability.STATS, Capability.TRACKING, Capability.ACCOUNTS})
    @Operation(
            summary = "Everybody's progress",
            description = "Check marks by person; members without any have 0, and who has left stays.")
    public MemberProgress members(@RestPath long project) {
        return new MemberProgress(counters.of(project).total(), progress.shares(project));
    }
}
