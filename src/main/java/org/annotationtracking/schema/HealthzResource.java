package org.annotationtracking.schema;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** One path for hosts that know a single probe: readiness until the first time it is UP, liveness afterwards. */
@Path("/healthz")
@Tag(name = "operations")
class HealthzResource {
    private final Watch watch;

    HealthzResource(Watch watch) {
        this.watch = watch;
    }

    @GET
    @Access(Right.ANYONE)
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "healthz",
            summary = "Latched readiness",
            description =
                    "503 until this process has served requests for the first time, then 200: a late difference in"
                            + " the schema must not make the host restart the process.")
    public RestResponse<Map<String, String>> probe() {
        boolean up = watch.hasServed();
        return RestResponse.status(
                up ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE,
                Map.of(
                        "status",
                        up ? "UP" : "DOWN",
                        "state",
                        watch.report().state().name()));
    }
}
