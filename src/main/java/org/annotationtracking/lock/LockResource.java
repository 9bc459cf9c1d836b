package org.annotationtracking.lock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
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

/** Leases over HTTP. */
@Path("/v1/projects/{project}/tracking/{example}")
@Tag(name = "Locks")
class LockResource {

    private final LockService locks;
    private final CurrentCaller caller;

    LockResource(LockService locks, CurrentCaller caller) {
        this.locks = locks;
        this.caller = caller;
    }

    /**
     * What a lock may ask for.
     *
     * @param ttlSeconds 30 to 3600
     * @param lockEpoch makes it a renewal only
     */
    record LockRequest(
            @Min(30) @Max(3600) @Nullable Integer ttlSeconds,
            @Nullable Long lockEpoch) {

        Optional<Duration> ttl() {
            return Optional.ofNullable(ttlSeconds).map(Duration::ofSeconds);
        }
    }

    record UnlockRequest(@Nullable Long lockEpoch) {}

    /**
     * Why a lock is taken away.
     *
     * @param reason required
     * @param lockEpoch the epoch of the lock that is meant, if no other is to be taken away instead
     */
    record BreakRequest(
            @NotBlank(message = "This field is required.")
            @Size(max = 1000, message = "Ensure this field has no more than {max} characters.")
            @Nullable
            String reason,

            @Nullable Long lockEpoch) {}

    @POST
    @Idempotent
    @Path("/lock")
    @Access(
            value = {Right.ANNOTATE, Right.REVIEW},
            needs = {Capability.LOCKS, Capability.HISTORY},
            limited = false)
    @Operation(
            summary = "Lock an example, or renew the lock",
            description = "A lease on the database's clock. Again by its holder it is renewed, epoch unchanged; with "
                    + "`lock_epoch` it is renewed or refused with `lock_lost`, never taken. A pending or rejected "
                    + "example is locked to annotate, a submitted one to review.")
    public LockResponse lock(@RestPath long project, @RestPath long example, @NotNull @Valid LockRequest request) {
        ExampleKey key = new ExampleKey(project, example);
        return LockResponse.of(
                request.lockEpoch() == null
                        ? locks.acquire(key, caller.get(), request.ttl())
                        : locks.renew(key, caller.get(), request.ttl(), request.lockEpoch()));
    }

    @POST
    @Idempotent
    @Path("/unlock")
    @Access(
            value = Right.READ,
            needs = {Capability.LOCKS, Capability.HISTORY},
            limited = false)
    @Operation(
            summary = "Give a lock back",
            description = "Succeeds when there is none. Another person's lock is given back by approvers and above.")
    public UnlockResponse unlock(
            @RestPath long project, @RestPath long example, @NotNull @Valid UnlockRequest request) {
        locks.release(new ExampleKey(project, example), caller.get(), request.lockEpoch());
        return UnlockResponse.DONE;
    }

    @POST
    @Idempotent
    @Path("/lock/break")
    @Access(
            value = Right.OVERRULE,
            needs = {Capability.LOCKS, Capability.HISTORY})
    @Operation(
            summary = "Take a lock away",
            description = "By managers, with a reason that goes into the history. The epoch grows: whatever the holder "
                    + "still sends is refused with `lock_lost`. Succeeds when there is no lock.")
    public UnlockResponse breakLock(
            @RestPath long project, @RestPath long example, @NotNull @Valid BreakRequest request) {
        String reason = String.valueOf(request.reason()).strip();
        return locks.breakLock(new ExampleKey(project, example), caller.get(), reason, request.lockEpoch())
                ? UnlockResponse.BROKEN
                : UnlockResponse.NOT_LOCKED;
    }

    @GET
    @Path("/lock-status")
    @Access(value = Right.READ, needs = Capability.LOCKS)
    @Operation(summary = "Who holds an example")
    public LockStatusResponse status(@RestPath long project, @RestPath long example) {
        return LockStatusResponse.of(
                locks.look(new ExampleKey(project, example), caller.get()),
                caller.get().id());
    }
}
