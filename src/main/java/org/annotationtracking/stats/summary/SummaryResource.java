package org.annotationtracking.stats.summary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.util.Optional;
import org.annotationtracking.auth.Access;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.Right;
import org.annotationtracking.history.past.Moment;
import org.annotationtracking.history.past.Past;
import org.annotationtracking.platform.QueryValues;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The summary of a project: totals, and a statement of work for each person. */
@Path("/v1/projects/{project}/tracking/summary")
@Tag(name = "Tracking")
class SummaryResource {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_IN_UTF8 = new MediaType("text", "csv", "UTF-8");
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

    private final SummaryQueries summaries;
    private final Past past;

    SummaryResource(SummaryQueries summaries, Past past) {
        this.summaries = summaries;
        this.past = past;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Access(
            value = Right.READ,
            needs = {Capability.STATS, Capability.HISTORY})
    @Operation(
            summary = "What was done, and by whom",
            description = "Totals by status, and for each person what was done in the period, from the history: it "
                    + "counts what happened then, so periods add up. As JSON, or as CSV (`Accept: text/csv` or "
                    + "`format=csv`) with one line a person.")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The first moment of the period; from the beginning by default.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "The first moment after the period; without an end by default.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "as_of",
            in = ParameterIn.QUERY,
            description = "What was known then, and where the examples stood; now by default.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "`json` or `csv`; it wins over `Accept`.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Summary.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Object> summary(@RestPath long project, @Context UriInfo uri, @Context Request request) {
        boolean csv = isCsv(uri, request);
        Period period = Period.of(QueryValues.instant(uri, "from"), QueryValues.instant(uri, "to"));
        Moment moment = QueryValues.instant(uri, "as_of").map(past::at).orElseGet(past::now);
        Summary summary = summaries.summary(project, period, moment);
        return csv
                ? RestResponse.ResponseBuilder.<Object>ok(SummaryCsv.of(summary), CSV_IN_UTF8)
                        .header("Content-Disposition", "attachment; filename=\"summary-%d.csv\"".formatted(project))
                        .header("Vary", "Accept")
                        .build()
                : RestResponse.ResponseBuilder.<Object>ok(summary, JSON)
                        .header("Vary", "Accept")
                        .build();
    }

    private static boolean isCsv(UriInfo uri, Request request) {
        Optional<String> format = QueryValues.single(uri, "format");
        if (format.isPresent()) {
            return switch (format.get()) {
                case "csv" -> true;
                case "json" -> false;
                default -> throw QueryValues.refused("format", "json or csv is required.");
            };
        }
        Variant wanted = request.selectVariant(
                Variant.mediaTypes(JSON, MediaType.valueOf(CSV)).build());
        return wanted != null && wanted.getMediaType().getSubtype().equals("csv");
    }
}
