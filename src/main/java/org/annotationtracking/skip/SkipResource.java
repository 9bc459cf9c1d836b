package org.annotationtracking.skip;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.ExampleKey;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Setting examples aside, over HTTP. */
@Path("/v1/projects/{project}/tracking/{example}")
@Tag(name = "Tracking")
class SkipResource {

    private final SkipService skips;
    private final CurrentCaller caller;

    SkipResource(SkipService skips, CurrentCaller caller) {
        this.skips = skips;
        this.caller = caller;
    }

    /**
     * Why an example is set aside, or taken back.
     *
     * @param lockEpoch the epoch of the caller's lock, if it wants the write fenced by it
     */
    record SkipRequest(
            @Size(max = 1000, message = "Ensure this field has no more than {max} characters.") @Nullable
            String reason,

            @Nullable Long lockEpoch) {

        String words() {
            return reason == null ? "" : reason.strip();
        }
    }

    record SkipResponse(
            boolean success, String message, @Nullable Instant skippedAt, String reason) {}

    @POST
    @Idempotent
    @Path("/skip")
    @Access(
            value = Right.ANNOTATE,
            needs = {Capability.SKIPS, Capability.LOCKS, Capability.HISTORY})
    @Operation(
            summary = "Set an example aside",
            description = "It leaves the caller's queue, for the caller alone, and the caller's lock is given back. "
                    + "Pending and rejected examples only.")
    public SkipResponse skip(@RestPath long project, @RestPath long example, @NotNull @Valid SkipRequest request) {
        Skip skip = skips.skip(new ExampleKey(project, example), caller.get(), request.words(), request.lockEpoch());
        return new SkipResponse(true, "Example skipped", skip.skippedAt(), skip.reason());
    }

    @POST
    @Idempotent
    @Path("/unskip")
    @Access(
            value = Right.ANNOTATE,
            needs = {Capability.SKIPS, Capability.LOCKS, Capability.HISTORY})
    @Operation(summary = "Take an example back into one's queue", description = "Succeeds when it was not set aside.")
    public SkipResponse unskip(@RestPath long project, @RestPath long example, @NotNull @Valid SkipRequest request) {
        ExampleKey key = new ExampleKey(project, example);
        boolean removed = skips.unskip(key, caller.get(), request.words(), request.lockEpoch());
        String message = removed ? "Example unskipped" : "Example was not skipped";
        return new SkipResponse(true, message, null, removed ? request.words() : "");
    }
}
