package org.annotationtracking.example.list;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.annotationtracking.platform.ApiDescription;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes the list's and the export's parameters in the API document; the reading is {@link FilterReader}'s. */
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
        PARAMETERS.put("queue", "annotate or review: what the caller could work on now.");
        PARAMETERS.put(
                "updated_since", "RFC 3339; examples changed then or later, by their tracking or by their own change.");
        PARAMETERS.put("confirmed", "true or false: ticked in doccano; anything else is no filter.");
        PARAMETERS.put("label", "The exact text of a label of any kind; beside a doccano only.");
        PARAMETERS.put("assignee", "A username: whom doccano has assigned the example to.");
        PARAMETERS.put(
                "ordering",
                "A comma list of id, created_at, updated_at, score, tracking_status, annotated_at, reviewed_at, each"
                        + " with an optional `-`. Default created_at, with status, annotated_by, reviewed_by or locked id, in a project of random order"
                        + " each person's own;"
                        + " ties go by id, empty values are last.");
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        for (String path : new String[] {LIST, LIST + "/export"}) {
            PARAMETERS.forEach((name, text) -> api.getPaths()
                    .getPathItem(path)
                    .getGET()
                    .addParameter(ApiDescription.query(name, text, SchemaType.STRING)));
        }
        describe(
                api,
                LIST,
                "cursor",
                "Empty: pages by cursor, the first. Else a next_cursor of the same list and order.");
        describe(api, LIST, "with_count", "true: count although the page is asked for by cursor.");
        api.getPaths()
                .getPathItem(LIST + "/export")
                .getGET()
                .addParameter(ApiDescription.query("format", "jsonl.", SchemaType.STRING));
    }

    private static void describe(OpenAPI api, String path, String name, String text) {
        api.getPaths().getPathItem(path).getGET().addParameter(ApiDescription.query(name, text, SchemaType.STRING));
    }
}
