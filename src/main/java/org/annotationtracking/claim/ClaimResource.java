package org.annotationtracking.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.Caller;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.auth.Visibility;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.example.ExampleReader;
import org.annotationtracking.example.ExampleResponse;
import org.annotationtracking.idempotency.Idempotent;
import org.annotationtracking.lock.Lease;
import org.annotationtracking.lock.LockResponse;
import org.annotationtracking.platform.PublicAddress;
import org.annotationtracking.queue.Queue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Asking for work. */
@Path("/v1/projects/{project}/tracking/claim")
@Tag(name = "Tracking")
class ClaimResource {

    static final int MAX_COUNT = 50;

    private final ClaimService claims;
    private final ExampleReader examples;
    private final CurrentCaller caller;
    private final Visibility visibility;

    ClaimResource(ClaimService claims, ExampleReader examples, CurrentCaller caller, Visibility visibility) {
        this.claims = claims;
        this.examples = examples;
        this.caller = caller;
        this.visibility = visibility;
    }

    /**
     * What is asked for.
     *
     * @param kind annotate or review
     * @param count 1 to 50, those in hand included; 1 when absent
     * @param filter which examples will do; any when absent
     */
    record ClaimRequest(
            @NotNull(message = "This field is required.") @Nullable
            Queue kind,

            @Min(value = 1, message = "Ensure this value is greater than or equal to {value}.")
            @Max(value = MAX_COUNT, message = "Ensure this value is less than or equal to {value}.")
            @Nullable
            Integer count,

            ClaimFilter.@Nullable Asked filter) {

        ClaimOrder order(long project, Caller caller, Visibility visibility) {
            return new ClaimOrder(
                    project,
                    kind == null ? Queue.ANNOTATE : kind,
                    count == null ? 1 : count,
                    ClaimFilter.of(filter, caller.username()),
                    visibility.isLimited(caller) ? visibility.ids("viewer") : "",
                    caller.id());
        }
    }

    /** An example and the caller's lease on it. */
    record Claimed(ExampleResponse example, LockResponse lock) {}

    /**
     * What was given.
     *
     * @param why where all the examples are, when nothing was given
     */
    record ClaimResponse(List<Claimed> results, @Nullable Why why) {}

    @POST
    @Idempotent
    @Access(
            value = {Right.ANNOTATE, Right.REVIEW},
            needs = {Capability.EXAMPLES, Capability.LOCKS, Capability.HISTORY, Capability.SKIPS})
    @Operation(
            summary = "Ask for work",
            description = "Locks the next examples for the caller: what the caller holds already (renewed), rejected "
                    + "work of the caller's own, examples whose lock ran out, then free ones. Nothing to give is a 200 "
                    + "with `why`, whose counts add up to `total`.")
    public ClaimResponse claim(@RestPath long project, @NotNull @Valid ClaimRequest request, @Context UriInfo uri) {
        ClaimOrder order = request.order(project, caller.get(), visibility);
        List<Lease> leases = claims.claim(order, caller.get());
        return leases.isEmpty()
                ? new ClaimResponse(List.of(), claims.explain(order, caller.get()))
                : new ClaimResponse(results(order, leases, PublicAddress.of(uri)), null);
    }

    private List<Claimed> results(ClaimOrder order, List<Lease> leases, String address) {
        List<Long> ids = leases.stream().map(Lease::exampleId).toList();
        Map<Long, ExampleResponse> shown = examples
                .these(order.projectId(), caller.get().id(), address, ids)
                .stream()
                .collect(Collectors.toMap(ExampleResponse::id, Function.identity()));
        // An example that was deleted just now is left out, and its lease is gone with it.
        return leases.stream()
                .flatMap(lease -> Stream.ofNullable(shown.get(lease.exampleId()))
                        .map(example -> new Claimed(example, LockResponse.of(lease))))
                .toList();
    }
}
