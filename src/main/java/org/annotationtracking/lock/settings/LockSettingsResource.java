package org.annotationtracking.lock.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How long locks last in one project. */
@Path("/v1/projects/{project}/tracking/lock-settings")
@Tag(name = "Locks")
class LockSettingsResource {

    private final LockSettingsRepository settings;
    private final LockDefaults defaults;

    LockSettingsResource(LockSettingsRepository settings, LockDefaults defaults) {
        this.settings = settings;
        this.defaults = defaults;
    }

    /**
     * How long a lock lasts in a project.
     *
     * @param lockTtlSeconds 30 to 3600; null leaves it to the service
     */
    record LockSettings(@Min(30) @Max(3600) @Nullable Integer lockTtlSeconds) {}

    /** The same, and what the service does without. */
    record LockSettingsResponse(@Nullable Integer lockTtlSeconds, long defaultLockTtlSeconds) {}

    @GET
    @Access(value = Right.READ, needs = Capability.LOCKS)
    @Operation(summary = "How long locks last here")
    public LockSettingsResponse read(@RestPath long project) {
        return response(settings.ttlSeconds(project).orElse(null));
    }

    @PUT
    @Idempotent
    @Access(value = Right.ADMINISTER, needs = Capability.LOCKS)
    @Operation(
            summary = "Say how long locks last here",
            description = "For locks taken or renewed from now on; `null` goes back to the service's own length.")
    public LockSettingsResponse write(@RestPath long project, @NotNull @Valid LockSettings body) {
        settings.setTtlSeconds(project, body.lockTtlSeconds());
        return response(body.lockTtlSeconds());
    }

    private LockSettingsResponse response(@Nullable Integer seconds) {
        return new LockSettingsResponse(seconds, defaults.ttl().toSeconds());
    }
}
