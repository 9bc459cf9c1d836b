package org.annotationtracking.schema;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The full report on the schema, for operators. */
@Path("/ops/schema")
@Tag(name = "operations")
@Produces(MediaType.APPLICATION_JSON)
class SchemaResource {
    private final Watch watch;

    SchemaResource(Watch watch) {
        this.watch = watch;
    }

    @GET
    @Access(Right.OPERATE)
    @Operation(
            operationId = "schemaReport",
            summary = "The schema as it is and as it should be",
            description =
                    "State, migrations and every finding with what it hurts and the statements that repair it, as of"
                            + " the last look. Never asks the database.")
    public SchemaReport report() {
        return watch.report();
    }
}
