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

/** Health at doccano's address and in its words. */
@Path("/v1/health")
@Tag(name = "operations")
class DoccanoHealthResource {
    private final Watch watch;

    DoccanoHealthResource(Watch watch) {
        this.watch = watch;
    }

    @GET
    @Access(Right.ANYONE)
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "doccanoHealth",
            summary = "Health, as doccano tells it",
            description =
                    "200 and every part `working` while requests are served, else 503; asks nothing of the database.")
    public RestResponse<Map<String, String>> health() {
        GuardianState state = watch.report().state();
        boolean works = state.serves();
        return RestResponse.status(
                works ? RestResponse.Status.OK : RestResponse.Status.SERVICE_UNAVAILABLE,
                Map.of("DatabaseBackend", works ? "working" : "unavailable: " + state));
    }
}
