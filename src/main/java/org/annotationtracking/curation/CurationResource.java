package org.annotationtracking.curation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.example.ExampleReader;
import org.annotationtracking.example.ExampleResponse;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.Members;
import org.annotationtracking.platform.PublicAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Changing and deleting examples, at doccano's addresses. */
@Path("/v1/projects/{project}/examples")
@Tag(name = "Examples")
class CurationResource {

    private final CurationService curation;
    private final ExampleReader examples;
    private final CurrentCaller caller;

    CurationResource(CurationService curation, ExampleReader examples, CurrentCaller caller) {
        this.curation = curation;
        this.examples = examples;
        this.caller = caller;
    }

    @PATCH
    @Path("/{example}")
    @Hosted
    @Idempotent
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING})
    @Operation(
            summary = "Change an example",
            description =
                    "Its `text`, `meta` and `score`, as far as they are sent; other members are ignored. The text "
                            + "of approved work stays.")
    public ExampleResponse patch(
            @RestPath long project,
            @RestPath long example,
            @Members({"text", "meta:any", "score:number"}) JsonNode body,
            @Context UriInfo uri) {
        return change(new ExampleKey(project, example), body, uri);
    }

    @PUT
    @Path("/{example}")
    @Hosted
    @Idempotent
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING})
    @Operation(summary = "Change an example", description = "The same as PATCH: what is left out stays.")
    public ExampleResponse put(
            @RestPath long project,
            @RestPath long example,
            @Members({"text", "meta:any", "score:number"}) JsonNode body,
            @Context UriInfo uri) {
        return change(new ExampleKey(project, example), body, uri);
    }

    @DELETE
    @Path("/{example}")
    @Hosted
    @Idempotent
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING, Capability.HISTORY})
    @Operation(
            summary = "Delete an example",
            description = "Not while somebody else works on it, and approved work only with "
                    + "`{\"confirm\":\"delete-approved\"}`. Its history stays.")
    public void delete(@RestPath long project, @RestPath long example, @Members({"confirm"}) JsonNode body) {
        curation.deleteOne(new ExampleKey(project, example), caller.get(), Removal.ofOne(example, body));
    }

    @DELETE
    @Hosted
    @Idempotent
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING, Capability.HISTORY})
    @Operation(
            summary = "Delete examples",
            description = "All of `ids`, or none. An empty list is refused unless it comes with "
                    + "`\"confirm\":\"delete-all\"`; then every example of the project goes.")
    public void deleteMany(@RestPath long project, @Members({"ids:array!", "confirm"}) JsonNode body) {
        curation.delete(project, caller.get(), Removal.of(body));
    }

    private ExampleResponse change(ExampleKey key, JsonNode body, UriInfo uri) {
        curation.correct(key, caller.get(), Correction.of(body));
        return examples
                .these(key.projectId(), caller.get().id(), PublicAddress.of(uri), List.of(key.exampleId()))
                .stream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("Example"));
    }
}
