package org.annotationtracking.schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Right;
import org.annotationtracking.schema.plan.Plan;
import org.annotationtracking.schema.plan.PlanOptions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The full report on the schema, for operators. */
@Path("/ops/schema")
@Tag(name = "operations")
@Produces(MediaType.APPLICATION_JSON)
class SchemaResource {
    private final Watch watch;
    private final SchemaOperations operations;

    SchemaResource(Watch watch, SchemaOperations operations) {
        this.watch = watch;
        this.operations = operations;
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

    @POST
    @Path("/plan")
    @Access(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "schemaPlan",
            summary = "What would be repaired, and how",
            description =
                    "Steps in order with their SQL, locks and rows, the migrations that wait, the decisions that are missing, and a token for"
                            + " exactly this database. Writes nothing.")
    public Plan plan(@NotNull @Valid PlanRequest request) {
        return operations.plan(request.options());
    }

    @POST
    @Path("/apply")
    @Access(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "schemaApply",
            summary = "Carry a plan out",
            description =
                    "Refused with `plan_outdated` if the database has changed since, with `schema_ddl_blocked_by` if"
                            + " another connection holds a lock for too long. Every step that touches rows"
                            + " proves that it lost none, or is rolled back.")
    public Plan apply(@NotNull @Valid TokenRequest request) {
        return operations.apply(request.token());
    }

    @POST
    @Path("/undo")
    @Access(Right.OPERATE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "schemaUndo",
            summary = "Take a repair back",
            description = "Rows that a plan moved or changed return as they were.")
    public UndoResponse undo(@NotNull @Valid TokenRequest request) {
        return new UndoResponse(operations.undo(request.token()));
    }

    /**
     * What a person has decided.
     *
     * @param zone the time zone that times without one were meant in
     * @param mapStatus what a stray status becomes
     */
    record PlanRequest(
            @Nullable String zone,
            @Nullable Map<String, String> mapStatus,
            @Nullable Boolean dedupe,
            @Nullable Boolean orphans) {
        PlanOptions options() {
            return PlanOptions.of(
                    zone,
                    mapStatus == null ? Map.of() : mapStatus,
                    Boolean.TRUE.equals(dedupe),
                    Boolean.TRUE.equals(orphans));
        }
    }

    /** Names a plan. */
    record TokenRequest(@NotBlank String token) {}

    /** How many rows came back. */
    record UndoResponse(long rows) {}
}
