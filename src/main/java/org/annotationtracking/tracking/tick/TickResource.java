package org.annotationtracking.tracking.tick;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Members;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The check mark of doccano's annotation page. */
@Path("/v1/projects/{project}/examples/{example}/states")
@Tag(name = "Examples")
class TickResource {

    private final TickService ticks;
    private final CurrentCaller caller;

    TickResource(TickService ticks, CurrentCaller caller) {
        this.ticks = ticks;
        this.caller = caller;
    }

    @GET
    @Access(value = Right.READ, needs = Capability.TRACKING)
    @Operation(
            summary = "Who ticked an example",
            description = "The caller's own tick; in a collaborative project everybody's.")
    public Page<Tick> list(@RestPath long project, @RestPath long example, @Context UriInfo uri) {
        return ticks.list(new ExampleKey(project, example), caller.get(), PageRequest.of(uri));
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Access(
            value = Right.READ,
            needs = {Capability.TRACKING, Capability.HISTORY})
    @Operation(
            summary = "Tick an example, or untick it",
            description =
                    "Sets the caller's tick, or takes it away (in a collaborative project everybody's) and answers "
                            + "`{}`. It also submits or withdraws where the caller may. Members of the body are ignored.")
    public TickResponse toggle(@RestPath long project, @RestPath long example, @Members({}) JsonNode body) {
        return TickResponse.of(ticks.toggle(new ExampleKey(project, example), caller.get()));
    }
}
