package org.annotationtracking.tracking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.ReviewRules;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.core.Transition;
import org.annotationtracking.history.past.Past;
import org.annotationtracking.history.past.PastStatus;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.platform.QueryValues;
import org.annotationtracking.tracking.Requests.Decision;
import org.annotationtracking.tracking.Requests.Submission;
import org.annotationtracking.tracking.Responses.Decided;
import org.annotationtracking.tracking.Responses.Status;
import org.annotationtracking.tracking.Responses.Submitted;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Submit, withdraw, approve, reject, reopen; and where an example stands. */
@Path("/v1/projects/{project}/tracking")
@Tag(name = "Tracking")
class TrackingResource {

    private static final String ANNOTATORS_ONLY = "Only annotators can confirm or submit examples."
            + " Reviewers and approvers should use the approve/reject buttons instead.";
    private static final String MEMBERS_ONLY = "You must be a project member to submit annotations";

    private static final String REQUIRED = "This field is required.";

    private final TrackingService tracking;
    private final StateRepository states;
    private final Past past;
    private final ReviewRules review;
    private final CurrentCaller caller;
    private final Visibility visibility;

    TrackingResource(
            TrackingService tracking,
            StateRepository states,
            Past past,
            ReviewRules review,
            CurrentCaller caller,
            Visibility visibility) {
        this.tracking = tracking;
        this.states = states;
        this.past = past;
        this.review = review;
        this.caller = caller;
        this.visibility = visibility;
    }

    @POST
    @Idempotent
    @Path("/mark-submitted")
    @Access(
            value = Right.ANNOTATE,
            needs = {Capability.TRACKING, Capability.HISTORY},
            refusal = ANNOTATORS_ONLY,
            stranger = MEMBERS_ONLY)
    @Operation(
            summary = "Submit an example",
            description = "From pending or rejected to submitted; releases the caller's lock. Accepted although the "
                    + "lock ran out, as long as nobody took the example since.")
    public Submitted submit(
            @RestPath long project, @NotNull @Valid Submission body, @RestHeader("If-Match") @Nullable String ifMatch) {
        if (body.exampleId() == null) {
            String text = "example_id is required";
            throw DomainException.badRequest("invalid", text).error(text).with("example_id", List.of(REQUIRED));
        }
        ExampleKey key = new ExampleKey(project, body.exampleId());
        Fence fence = new Fence(body.lockEpoch(), ifMatch);
        return Submitted.of(tracking.perform(new Act(Transition.SUBMIT, key, caller.get(), fence, ""))
                .orThrow());
    }

    @POST
    @Idempotent
    @Path("/{example}/withdraw")
    @Access(
            value = Right.ANNOTATE,
            needs = {Capability.TRACKING, Capability.HISTORY},
            refusal = ANNOTATORS_ONLY)
    @Operation(
            summary = "Take a submission back",
            description = "By the person who submitted it, before it is decided.")
    public Decided withdraw(
            @RestPath long project,
            @RestPath long example,
            @NotNull @Valid Decision body,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return decide(Transition.WITHDRAW, new ExampleKey(project, example), body, ifMatch);
    }

    @POST
    @Idempotent
    @Path("/{example}/approve")
    @Access(
            value = Right.REVIEW,
            needs = {Capability.TRACKING, Capability.HISTORY},
            refusal = "You do not have permission to approve annotations."
                    + " Only Approvers, Project Managers, and Admins can approve.")
    @Operation(
            summary = "Approve a submitted example",
            description = "Never one's own work. Empty notes keep the last.")
    public Decided approve(
            @RestPath long project,
            @RestPath long example,
            @NotNull @Valid Decision body,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return decide(Transition.APPROVE, new ExampleKey(project, example), body, ifMatch);
    }

    @POST
    @Idempotent
    @Path("/{example}/reject")
    @Access(
            value = Right.REVIEW,
            needs = {Capability.TRACKING, Capability.HISTORY},
            refusal = "You do not have permission to reject annotations."
                    + " Only Approvers, Project Managers, and Admins can reject.")
    @Operation(
            summary = "Reject an example",
            description = "A submitted one; an approved one takes a manager. Says why, unless "
                    + "`tracking.review.notes-required` is off.")
    public Decided reject(
            @RestPath long project,
            @RestPath long example,
            @NotNull @Valid Decision body,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        if (review.notesRequired() && body.notes().isEmpty()) {
            String text = "review_notes is required for rejection";
            throw DomainException.badRequest("review_notes_required", text).error(text);
        }
        return decide(Transition.REJECT, new ExampleKey(project, example), body, ifMatch);
    }

    @POST
    @Idempotent
    @Path("/{example}/reopen")
    @Access(
            value = Right.OVERRULE,
            needs = {Capability.TRACKING, Capability.HISTORY})
    @Operation(
            summary = "Reopen a decided example",
            description = "Back to submitted; by managers, never one's own work.")
    public Decided reopen(
            @RestPath long project,
            @RestPath long example,
            @NotNull @Valid Decision body,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        return decide(Transition.REOPEN, new ExampleKey(project, example), body, ifMatch);
    }

    @GET
    @Path("/{example}/status")
    @Produces(MediaType.APPLICATION_JSON)
    @Access(value = Right.READ, needs = Capability.TRACKING)
    @Operation(
            summary = "Where an example stands",
            description = "The `ETag` names its version, for `If-Match`. With `as_of`: where it stood then, from the "
                    + "history alone; asked again, the answer is the same.")
    @Parameter(
            name = "as_of",
            in = ParameterIn.QUERY,
            description = "A time that has gone by, such as 2026-11-22T10:46:09.102035Z.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {Status.class, PastStatus.class})))
    public RestResponse<Object> status(@RestPath long project, @RestPath long example, @Context UriInfo uri) {
        ExampleKey key = new ExampleKey(project, example);
        Optional<Instant> asOf = QueryValues.instant(uri, "as_of");
        visibility.require(key, caller.get());
        if (asOf.isPresent()) {
            return RestResponse.ok(past.status(key, past.at(asOf.get())));
        }
        Standing row = tracking.look(key);
        Optional<String> confirmedBy = states.confirmedBy(key);
        return RestResponse.ResponseBuilder.<Object>ok(Status.of(row, confirmedBy.orElse(null)))
                .header("ETag", "\"v" + row.version() + "\"")
                .build();
    }

    private Decided decide(Transition transition, ExampleKey key, Decision body, @Nullable String ifMatch) {
        Fence fence = new Fence(body.lockEpoch(), ifMatch);
        return Decided.of(tracking.perform(new Act(transition, key, caller.get(), fence, body.notes()))
                .orThrow());
    }
}
