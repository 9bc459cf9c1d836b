package org.annotationtracking.example;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.platform.ApiDescription;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes the list's and the export's parameters in the API document; the reading is {@link ExampleFilter}'s. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ListDescription implements OASFilter {

    private static final String LIST = "/v1/projects/{project}/examples";

    private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

    static {
        PARAMETERS.put("q", "Words and \"quoted phrases\", all of which occur in the text or the filename.");
        PARAMETERS.put("status", "One or more of pending, submitted, approved, rejected; comma between.");
        PARAMETERS.put("annotated_by", "A username, or `me`.");
        PARAMETERS.put("reviewed_by", "A username, or `me`.");
        PARAMETERS.put("locked_by", "A username, or `me`; locks that hold.");
        PARAMETERS.put("locked", "true or false.");
        PARAMETERS.put("confirmed", "true or false: ticked in doccano; anything else is no filter.");
        PARAMETERS.put(
                "ordering",
                "A comma list of id, created_at, updated_at, score, tracking_status, annotated_at, reviewed_at, each"
                        + " with an optional `-`. Default created_at; ties go by id.");
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        for (String path : new String[] {LIST, LIST + "/export"}) {
            PARAMETERS.forEach((name, text) -> api.getPaths()
                    .getPathItem(path)
                    .getGET()
                    .addParameter(ApiDescription.query(name, text, SchemaType.STRING)));
        }
        api.getPaths()
                .getPathItem(LIST + "/export")
                .getGET()
                .addParameter(ApiDescription.query("format", "jsonl.", SchemaType.STRING));
    }
}
