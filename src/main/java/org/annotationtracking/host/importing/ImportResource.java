package org.annotationtracking.host.importing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import org.annotationtracking.auth.Access;
import org.annotationtracking.auth.CurrentCaller;
import org.annotationtracking.core.Capability;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.core.DomainException.Kind;
import org.annotationtracking.core.Right;
import org.annotationtracking.platform.BodyErrors;
import org.annotationtracking.platform.Hosted;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP. */
@Path("/v1/projects/{project}/examples/import")
@Tag(name = "Examples")
class ImportResource {

    private static final String CSV = "text/csv";
    private static final Set<String> JSON_LINES =
            Set.of("application/x-ndjson", "application/jsonl", "application/x-jsonlines");

    private final ImportService imports;
    private final CurrentCaller caller;

    ImportResource(ImportService imports, CurrentCaller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @POST
    @Hosted
    @Consumes(MediaType.WILDCARD)
    @Access(
            value = Right.ADMINISTER,
            needs = {Capability.EXAMPLES, Capability.TRACKING, Capability.HISTORY})
    @Operation(
            summary = "Import examples",
            description = "A stream of JSON Lines (`application/x-ndjson`) or CSV with a header (`text/csv`): `text`, "
                    + "`filename`, `score`, `meta`; other members or columns go to `meta`. A thousand lines a transaction; a line that cannot be kept is left out "
                    + "whole and reported. Lines of an export bring their status along.")
    public ImportReport importLines(
            @RestPath long project,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @Nullable InputStream body) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!JSON_LINES.contains(type) && !type.equals(CSV)) {
            throw new DomainException(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Unsupported media type \"%s\" in request.".formatted(type));
        }
        InputStream lines = body == null ? InputStream.nullInputStream() : body;
        try {
            return type.equals(CSV)
                    ? imports.importCsv(project, caller.get().username(), lines)
                    : imports.importJsonLines(project, caller.get().username(), lines);
        } catch (IOException brokenOff) {
            throw BodyErrors.brokenOff();
        }
    }
}
