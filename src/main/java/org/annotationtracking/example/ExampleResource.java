package org.annotationtracking.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.example.ExampleQueries.View;
import org.annotationtracking.example.list.ListQuery;
import org.annotationtracking.example.list.ListReader;
import org.annotationtracking.example.list.ListReader.Asker;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.ETagged;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.Members;
import org.annotationtracking.platform.PageRequest;
import org.annotationtracking.platform.PublicAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The list of examples and the single example. */
@Path("/v1/projects/{project}/examples")
@Tag(name = "Examples")
class ExampleResource {

    private final ExampleQueries examples;
    private final ExampleLister lister;
    private final ExampleRepository repository;
    private final CurrentCaller caller;
    private final ListReader lists;
    private final Visibility visibility;
    private final ObjectWriter lines;

    ExampleResource(
            ExampleQueries examples,
            ExampleLister lister,
            ExampleRepository repository,
            CurrentCaller caller,
            ListReader lists,
            Visibility visibility,
            ObjectMapper mapper) {
        this.examples = examples;
        this.lister = lister;
        this.repository = repository;
        this.caller = caller;
        this.lists = lists;
        this.visibility = visibility;
        this.lines = mapper.writer();
    }

    @GET
    @ETagged
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(
            summary = "A project's examples",
            description = "A page of examples with their tracking fields. Filters and paging happen in the database; "
                    + "`count` counts what the filters let through. With `cursor` the pages are found by their place "
                    + "in the list, however deep, and `next_cursor` leads to the next one.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {ExamplePage.ByOffset.class, ExamplePage.ByCursor.class})))
    public ExamplePage list(@RestPath long project, @Context UriInfo uri) {
        return lister.page(view(project, uri), query(project, uri), PageRequest.of(uri));
    }

    @GET
    @Path("/{example}")
    @ETagged
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "One example")
    public ExampleResponse get(@RestPath long project, @RestPath long example, @Context UriInfo uri) {
        ExampleKey key = new ExampleKey(project, example);
        visibility.require(key, caller.get());
        return examples.find(view(project, uri), key).orElseThrow(() -> DomainException.notFound("Example"));
    }

    @POST
    @Hosted
    @Idempotent
    @ResponseStatus(201)
    @Access(value = Right.ADMINISTER, needs = Capability.EXAMPLES)
    @Operation(summary = "Add an example", description = "From `text`, `meta` and `score`; other members are ignored.")
    public ExampleResponse create(
            @RestPath long project,
            @NotNull @Members({"text", "meta:any", "score:number"}) JsonNode body,
            @Context UriInfo uri) {
        long id = repository.add(project, NewExample.of(body));
        return get(project, id, uri);
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(
            summary = "Export examples",
            description = "One JSON object a line (`format=jsonl`), the list's members and `uuid`, streamed from one "
                    + "snapshot. Takes the list's filters and orderings.")
    public StreamingOutput export(@RestPath long project, @Context UriInfo uri) {
        String format = uri.getQueryParameters().getFirst("format");
        if (format != null && !format.equals("jsonl")) {
            throw DomainException.badRequest("invalid", "format: jsonl is the one format.")
                    .with("format", List.of("\"%s\" is not a valid choice.".formatted(format)));
        }
        ListQuery query = query(project, uri);
        View view = view(project, uri);
        return out -> examples.forEach(view, query, line -> write(out, line));
    }

    private void write(OutputStream out, Exported line) {
        try {
            out.write(lines.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private ListQuery query(long project, UriInfo uri) {
        return lists.read(uri.getQueryParameters()::getFirst, new Asker(project, caller.get()));
    }

    private View view(long project, UriInfo uri) {
        return new View(project, caller.get().id(), new MediaUrls(PublicAddress.of(uri)));
    }
}
