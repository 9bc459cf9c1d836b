package org.annotationtracking.host.comment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.Hosted;
import org.annotationtracking.platform.IdList;
import org.annotationtracking.platform.LenientBody;
import org.annotationtracking.platform.Members;
import org.annotationtracking.platform.Page;
import org.annotationtracking.platform.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What people say about examples, at doccano's addresses. */
@Path("/v1/projects/{project}/comments")
@Tag(name = "Examples")
class CommentResource {

    private static final int MAX_TEXT = 100_000;

    private final CommentService comments;
    private final CurrentCaller caller;

    CommentResource(CommentService comments, CurrentCaller caller) {
        this.comments = comments;
        this.caller = caller;
    }

    @GET
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(
            summary = "Comments of a project",
            description =
                    "With `example` those about one, with `q` those that contain all its words. Oldest first, unless "
                            + "`ordering` is `-created_at`.")
    public Page<Comment> list(
            @RestPath long project,
            @RestQuery @Nullable String example,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String ordering,
            @Context UriInfo uri) {
        return comments.list(project, CommentFilter.of(example, q, ordering), PageRequest.of(uri));
    }

    @POST
    @Hosted
    @Idempotent
    @ResponseStatus(201)
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "Comment on an example", description = "`text`, about the `example` of the address.")
    public Comment add(@RestPath long project, @RestQuery @Nullable String example, @Members({"text!"}) JsonNode body) {
        String text = text(body);
        return comments.add(new ExampleKey(project, CommentFilter.required(example)), caller.get(), text);
    }

    @DELETE
    @Hosted
    @Idempotent
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "Delete own comments", description = "By `ids`; other people's are passed over.")
    public void removeOwn(@RestPath long project, @Members({"ids:array!"}) JsonNode body) {
        comments.removeOwn(project, caller.get(), IdList.of(body));
    }

    @GET
    @Path("/{comment}")
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "One of my comments", description = "A superuser's: anybody's.")
    public Comment get(@RestPath long project, @RestPath long comment) {
        return comments.own(project, comment, caller.get());
    }

    @PUT
    @Path("/{comment}")
    @Hosted
    @Idempotent
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "Change one of my comments", description = "Its `text`.")
    public Comment put(@RestPath long project, @RestPath long comment, @Members({"text!"}) JsonNode body) {
        return comments.change(project, comment, caller.get(), text(body));
    }

    @PATCH
    @Path("/{comment}")
    @Hosted
    @Idempotent
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "Change one of my comments", description = "Its `text`.")
    public Comment patch(@RestPath long project, @RestPath long comment, @Members({"text!"}) JsonNode body) {
        return comments.change(project, comment, caller.get(), text(body));
    }

    @DELETE
    @Path("/{comment}")
    @Hosted
    @Idempotent
    @Access(value = Right.READ, needs = Capability.EXAMPLES)
    @Operation(summary = "Delete one of my comments")
    public void remove(@RestPath long project, @RestPath long comment) {
        comments.remove(project, comment, caller.get());
    }

    private static String text(JsonNode body) {
        LenientBody fields = LenientBody.of(body);
        String text = fields.text("text", MAX_TEXT);
        fields.check();
        return text;
    }
}
